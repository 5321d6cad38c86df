using EduEtl.Days;
using Microsoft.Extensions.Time.Testing;

namespace EduEtl.Tests.Terminal;

public sealed class ADateIsTypedAsPeopleDo
{
    private static readonly FakeTimeProvider Time = new(new(2024, 10, 2, 23, 59, 59, TimeSpan.Zero));

    [Theory]
    [InlineData("2024-10-02", "2024-10-02")]
    [InlineData("2024-10-2", "2024-10-02")]
    [InlineData("2.10.2024", "2024-10-02")]
    [InlineData("02.10.2024", "2024-10-02")]
    [InlineData("  1.9.2024\t", "2024-09-01")]
    [InlineData("\uFEFF2024-09-30", "2024-09-30")]
    [InlineData(" \uFEFF yesterday ", "2024-10-01")]
    [InlineData("TODAY", "2024-10-02")]
    [InlineData("Вчера", "2024-10-01")]
    [InlineData("СЕГОДНЯ", "2024-10-02")]
    public void It_is_understood(string typed, string day)
    {
        Assert.Null(DateText.ReadBegun(typed, Time, out DateOnly date));
        Assert.Equal(day, DateText.Write(date));
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("10/02/2024")]
    [InlineData("2.10")]
    [InlineData("2.10.24")]
    [InlineData("завтра")]
    [InlineData("2024-10-02 12:00")]
    public void It_is_no_date(string typed) => Assert.NotNull(DateText.Read(typed, Time, out _));

    [Theory]
    [InlineData("2024-10-03")]
    [InlineData("3.10.2024")]
    public void A_day_that_has_not_begun_is_refused(string typed)
    {
        Assert.Contains("2024-10-03", DateText.ReadBegun(typed, Time, out _), StringComparison.Ordinal);
        Assert.Null(DateText.Read(typed, Time, out _));
    }
}
