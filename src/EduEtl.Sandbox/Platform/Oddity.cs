namespace EduEtl.Sandbox.Platform;

/// <summary>What the platform's data has been seen to do, apart from normal rows.</summary>
internal enum Oddity
{
    None,
    UserIdNull,
    OutcomeUrlMissing,
    ParamsNull,
    ParamsAbsent,
    ParamsNoneText,
    FractionAbsent,
    BooleanResult,
    Duplicate,
    SourcedIdUrlEncoded,
    SourcedIdOldStyle,
    ApostropheInside,
    BrokenLiteral,
    OutOfOrder,
    RunWithResult,
    SubmitWithoutResult,
}

internal static class Oddities
{
    /// <summary>Fewer rows than this make a day without oddities: somebody wants to count.</summary>
    public const int SmallestDay = 1000;

    /// <summary>Which rows of a day are odd, and how: a handful, however many rows there are.</summary>
    public static Dictionary<int, Oddity> Choose(int rows, Dice dice)
    {
        var odd = new Dictionary<int, Oddity>();
        if (rows < SmallestDay)
            return odd;
        foreach (Oddity kind in Enum.GetValues<Oddity>().Where(kind => kind != Oddity.None))
        {
            for (int left = 1 + dice.Below(3); left > 0; left--)
            {
                // The first row has none before it to be a copy of.
                odd[1 + dice.Below(rows - 1)] = kind;
            }
        }
        return odd;
    }
}
