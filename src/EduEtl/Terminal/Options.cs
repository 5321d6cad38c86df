namespace EduEtl.Terminal;

/// <summary>What the command line says; null and false mean "not given".</summary>
internal sealed record Options(DateOnly? Date, bool TestMode, bool AllowShrink, string? Language);
