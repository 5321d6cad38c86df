using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace EduEtl.Tests.Support;

/// <summary>What every document that the program makes keeps to.</summary>
internal static class HtmlCheck
{
    /// <summary>Parses strictly: an error of the syntax, a reference to anything else or an id used twice fails.</summary>
    public static IHtmlDocument Valid(string html)
    {
        IHtmlDocument document = new HtmlParser(new() { IsStrictMode = true }).ParseDocument(html);
        Assert.NotEqual("", document.Title);
        Assert.Equal(
            System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            document.DocumentElement.GetAttribute("lang")
        );
        Assert.Single(document.QuerySelectorAll("h1"));
        AssertSelfContained(document);
        AssertIds(document);
        Assert.All(document.QuerySelectorAll("th"), head => Assert.True(head.GetAttribute("scope") is "row" or "col"));
        Assert.All(document.QuerySelectorAll("table:not([role])"), AssertEven);
        return document;
    }

    private static void AssertSelfContained(IHtmlDocument document)
    {
        Assert.Empty(document.QuerySelectorAll("script, link, img, iframe, object, embed, form, base, use, image"));
        Assert.Empty(document.QuerySelectorAll("[src], [srcset], [background], [data], [poster], [action]"));
        Assert.All(
            document.All.SelectMany(element => element.Attributes),
            attribute =>
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
                if (attribute.Name != "href")
                    Assert.DoesNotContain("url(", attribute.Value, StringComparison.OrdinalIgnoreCase);
            }
        );
        Assert.All(
            document.QuerySelectorAll("style"),
            style => Assert.DoesNotMatch(@"url\(|@import|https?:", style.TextContent)
        );
    }

    private static void AssertIds(IHtmlDocument document)
    {
        List<string> ids = [.. document.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            document.QuerySelectorAll("[aria-labelledby]"),
            element =>
                Assert.All(element.GetAttribute("aria-labelledby")!.Split(' '), named => Assert.Contains(named, ids))
        );
    }

    private static void AssertEven(IElement table)
    {
        List<int> widths =
        [
            .. table.QuerySelectorAll(":scope > tbody > tr, :scope > thead > tr").Select(row => row.Children.Length),
        ];
        Assert.NotEmpty(widths);
        Assert.Single(widths.Distinct());
    }
}
