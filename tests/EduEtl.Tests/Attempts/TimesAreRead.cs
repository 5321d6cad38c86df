using System.Text;
using EduEtl.Attempts;

namespace EduEtl.Tests.Attempts;

public sealed class TimesAreRead
{
    [Theory]
    [InlineData("2000-01-01 00:00:00", 0)]
    [InlineData("2000-01-01 00:00:00.000001", 1)]
    [InlineData("2000-01-01 00:00:00.1", 100_000)]
    [InlineData("2000-01-01T00:00:01.123456Z", 1_123_456)]
    [InlineData("2000-01-01 00:01:00+00:00", 60_000_000)]
    [InlineData("2000-01-01T00:00:00.12+00:00", 120_000)]
    [InlineData("1999-12-31 23:59:59.999999", -1)]
    [InlineData("2000-02-29 00:00:00", 59 * 86_400_000_000)]
    [InlineData("2024-02-29 23:59:59", 762_566_399_000_000)]
    [InlineData("0001-01-01 00:00:00", -63_082_281_600_000_000)]
    [InlineData("9999-12-31 23:59:59.999999", 252_455_615_999_999_999)]
    public void To_the_microsecond(string text, long microseconds)
    {
        Assert.True(CreatedAt.TryParse(Encoding.UTF8.GetBytes(text), out long read));
        Assert.Equal(microseconds, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023-02-29 00:00:00")]
    [InlineData("1900-02-29 00:00:00")]
    [InlineData("2023-04-31 00:00:00")]
    [InlineData("2023-00-01 00:00:00")]
    [InlineData("2023-13-01 00:00:00")]
    [InlineData("2023-01-00 00:00:00")]
    [InlineData("0000-01-01 00:00:00")]
    [InlineData("2023-01-01 24:00:00")]
    [InlineData("2023-01-01 00:60:00")]
    [InlineData("2023-01-01 00:00:60")]
    [InlineData("2023-01-01")]
    [InlineData("2023-01-01 00:00")]
    [InlineData("2023-01-01 00:00:00.")]
    [InlineData("2023-01-01 00:00:00.Z")]
    [InlineData("2023-01-01 00:00:00.1234567")]
    [InlineData("2023-01-01 00:00:00,5")]
    [InlineData("2023-01-01 00:00:00z")]
    [InlineData("2023-01-01t00:00:00")]
    [InlineData("2023-01-01  00:00:00")]
    [InlineData("2023-01-01 00:00:00 ")]
    [InlineData(" 2023-01-01 00:00:00")]
    [InlineData("2023-01-01 00:00:00+03:00")]
    [InlineData("2023-01-01 00:00:00-00:00")]
    [InlineData("2023-01-01 00:00:00+0000")]
    [InlineData("2023-01-01 00:00:00ZZ")]
    [InlineData("2023/01/01 00:00:00")]
    [InlineData("23-01-01 00:00:00.000")]
    [InlineData("20a3-01-01 00:00:00")]
    [InlineData("a023-01-01 00:00:00")]
    [InlineData("2023-0/-01 00:00:00")]
    [InlineData("2023-01-01 0:-1:00:00")]
    [InlineData("2023-01-01 00:00:0٣")]
    public void Or_not_at_all(string text) => Assert.False(CreatedAt.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
