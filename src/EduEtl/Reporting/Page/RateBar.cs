using EduEtl.Resources;
using EduEtl.Shared;

namespace EduEtl.Reporting.Page;

/// <summary>A success rate as a bar and a number. The bar is drawn, not a background: it prints.</summary>
internal static class RateBar
{
    public static Html Of(double? rate) => Html.Of($"{(rate is { } share ? Bar(share) : Html.Nothing)}{Number(rate)}");

    private static Html Bar(double share) =>
        Html.Of(
            $"""<svg class="bar" aria-hidden="true"><rect class="whole" width="100%" height="8" rx="2"/><rect class="part" width="{share * 100}%" height="8" rx="2"/></svg>"""
        );

    private static Html Number(double? rate) => Html.Of($"<span>{Figures.Share(rate)}</span>");
}
