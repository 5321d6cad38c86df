using System.Globalization;
using EduEtl.Resources;

namespace EduEtl.Tests.Resources;

public sealed class LanguagesNeedNoSystem
{
    /// <summary>The system's own data is the witness, where it has any.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Every_day_and_every_number_is_written_as_the_system_would(string name)
    {
        var system = CultureInfo.GetCultureInfo(name);
        CultureInfo own = Languages.Of(name);
        var first = new DateOnly(2024, 1, 1);
        foreach (string form in (string[])["ddd", "dddd", "d MMM", "dddd, d MMMM yyyy"])
        {
            for (DateOnly day = first; day.Year == first.Year; day = day.AddDays(1))
                Assert.Equal(day.ToString(form, system), day.ToString(form, own));
        }
        foreach (string form in (string[])["N0", "N2", "P0", "P1", "P2", "0.0", "0.#", "+0\u00a0%;-0\u00a0%;0\u00a0%"])
        {
            foreach (double number in (double[])[0, 0.5, -0.125, 1, 999.995, -1234567.891, 1e9, 1.0 / 3])
                Assert.Equal(number.ToString(form, system), number.ToString(form, own));
        }
    }

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("ru-RU", "ru")]
    [InlineData("en-US", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void A_language_without_texts_is_English(string asked, string spoken)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(asked);
        Assert.Equal(spoken, Languages.Current.Name);
    }
}
