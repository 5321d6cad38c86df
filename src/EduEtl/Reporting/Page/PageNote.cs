using EduEtl.Shared;

namespace EduEtl.Reporting.Page;

/// <summary>A soft line below something.</summary>
internal static class PageNote
{
    public static Html Of(string text) => text.Length == 0 ? Html.Nothing : Html.Of($"<p class=\"note\">{text}</p>\n");
}
