using EduEtl.Resources;

namespace EduEtl.Days;

/// <summary>How a figure stands to the same figure of another day, in words.</summary>
/// <param name="Direction">1 where it is higher than it was, -1 where it is lower, 0 where it is the same or unknown.</param>
internal sealed record Change(int Direction, string Text)
{
    /// <summary>In percent of what it was.</summary>
    public static Change OfAmount(double? now, double? before, Func<double?, string> write)
    {
        if (now is not { } value || before is not { } former)
            return Unknown;
        if (former == 0 && value != 0)
            return new(Math.Sign(value), Strings.ChangeFromNothing.With(write(former)));
        double share = former == 0 ? 0 : (value - former) / former;
        return Of(share, least: 0.0005, Figures.Percent(Math.Abs(share)), write(former));
    }

    /// <summary>In percentage points.</summary>
    public static Change OfShare(double? now, double? before, Func<double?, string> write)
    {
        if (now is not { } value || before is not { } former)
            return Unknown;
        double points = value - former;
        string amount = Strings.ChangePoints.With(Figures.Ratio(Math.Abs(points) * 100));
        return Of(points, least: 0.00005, amount, write(former));
    }

    private static Change Unknown { get; } = new(0, Figures.Dash);

    // Below the least, all digits that are shown would be zeros.
    private static Change Of(double by, double least, string amount, string former) =>
        by == 0 ? new(0, Strings.ChangeNone)
        : Math.Abs(by) < least ? new(0, Strings.ChangeSlight.With(former))
        : by > 0 ? new(1, Strings.ChangeUp.With(amount, former))
        : new(-1, Strings.ChangeDown.With(amount, former));
}
