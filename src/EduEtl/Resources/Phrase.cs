namespace EduEtl.Resources;

internal static class Phrase
{
    /// <summary>Fills a resource's placeholders, numbers and dates as the operator's language writes them.</summary>
    public static string With(this string format, params ReadOnlySpan<object?> values) =>
        string.Format(Languages.Current, format, values);
}
