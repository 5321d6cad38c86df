namespace EduEtl.Tests.Support;

/// <summary>A database user of a test's own, with the rights that the test gives it.</summary>
internal sealed class DatabaseRole : IAsyncDisposable
{
    private readonly World _world;

    private DatabaseRole(World world) => _world = world;

    public const string Password = "d8$with\"odd#signs'inside";

    /// <summary>Unique: roles belong to the server, not to the test's database.</summary>
    public string Name => _world.Database.Name + "_user";

    /// <summary>Makes it, and has the program use it.</summary>
    public static async Task<DatabaseRole> CreateAsync(World world)
    {
        var role = new DatabaseRole(world);
        string quoted = Password.Replace("'", "''", StringComparison.Ordinal);
        await world.ExecuteAsync($"CREATE ROLE {role.Name} LOGIN PASSWORD '{quoted}'");
        world.Set("Database__User", role.Name);
        world.Set("Database__Password", Password);
        return role;
    }

    public async ValueTask DisposeAsync()
    {
        await _world.ExecuteAsync($"DROP OWNED BY {Name}; DROP ROLE {Name}");
    }
}
