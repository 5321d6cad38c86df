namespace EduEtl.Tests.Support;

/// <summary>The program promises to end within two seconds: on a machine that is busy with other tests it might not.</summary>
[CollectionDefinition(nameof(SecondsCount), DisableParallelization = true)]
public sealed class SecondsCount;
