namespace EduEtl.Sandbox.Database;

/// <param name="Folder">Where the cluster lives; made when absent.</param>
/// <param name="Fresh">Begin with an empty cluster, whatever the folder holds.</param>
/// <param name="Fast">No durability at all: for tests, where a power cut costs nothing.</param>
internal sealed record PrivatePostgresOptions(string Folder, bool Fresh = false, bool Fast = false);
