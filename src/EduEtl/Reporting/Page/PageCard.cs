namespace EduEtl.Reporting.Page;

/// <summary>One figure, large.</summary>
internal static class PageCard
{
    /// <param name="below">Paragraphs.</param>
    public static Html Of(string label, string value, Html below) =>
        Html.Of(
            $"""
            <div class="panel card">
            <h3>{label}</h3>
            <p class="value">{value}</p>
            {below}</div>

            """
        );
}
