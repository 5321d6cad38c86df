namespace EduEtl.Attempts.Python;

internal enum PythonKind
{
    None,
    Text,
    Constant,
    Real,
    SignedReal,
    Imaginary,
    Dict,
    Unhashable,

    /// <summary>The name <c>set</c>, which is a value only when called.</summary>
    SetName,
}

internal readonly record struct PythonValue(PythonKind Kind, PythonText Text = default)
{
    public bool IsHashable => Kind is not (PythonKind.Dict or PythonKind.Unhashable);
}
