namespace EduEtl.Tests.Settings;

public sealed class ListsAreReplacedWhole : IDisposable
{
    private readonly SettingsDesk _desk = new SettingsDesk().Filled();

    public ListsAreReplacedWhole() =>
        _desk.WriteJson(
            """
            { // comments and trailing commas are fine
              "Sheets": {"Enabled": false},
              "Smtp": {"From": "etl@example.org", "To": ["a@example.org", "b@example.org", "c@example.org",]},
            }
            """
        );

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_file_alone_gives_all_in_order() =>
        Assert.Equal(["a@example.org", "b@example.org", "c@example.org"], _desk.Load().Smtp.To);

    [Fact]
    public void One_address_in_the_environment_leaves_none_of_the_file()
    {
        _desk.Environment["EDUETL_Smtp__To__0"] = "x@example.org";
        Assert.Equal(["x@example.org"], _desk.Load().Smtp.To);
    }

    [Fact]
    public void Items_come_in_the_order_of_their_numbers()
    {
        for (int i = 0; i < 11; i++)
            _desk.Environment[$"EDUETL_Smtp__To__{i}"] = $"p{i}@example.org";

        Assert.Equal("p10@example.org", _desk.Load().Smtp.To[10]);
        Assert.Equal("p2@example.org", _desk.Load().Smtp.To[2]);
    }

    [Fact]
    public void An_empty_variable_empties_it()
    {
        _desk.Environment["EDUETL_Smtp__To"] = "";
        _desk.Environment["EDUETL_Smtp__Enabled"] = "false";
        Assert.Empty(_desk.Load().Smtp.To);
    }

    [Fact]
    public void Empty_brackets_are_an_empty_list()
    {
        _desk.WriteJson("""{"Sheets":{"Enabled":false},"Smtp":{"Enabled":false,"To":[]}}""");
        Assert.Empty(_desk.Load().Smtp.To);
    }

    [Fact]
    public void Nobody_is_mailed_twice()
    {
        _desk.Environment["EDUETL_Smtp__To__0"] = "x@example.org";
        _desk.Environment["EDUETL_Smtp__To__1"] = "X <X@example.org>";
        Assert.Equal(["x@example.org"], _desk.Load().Smtp.To);
    }

    [Fact]
    public void Operators_come_first_and_whoever_is_none_is_a_reader()
    {
        _desk.Environment["EDUETL_Smtp__Operators__0"] = "op@example.org";
        _desk.Environment["EDUETL_Smtp__Operators__1"] = "B@example.org";
        Assert.Equal(["op@example.org", "B@example.org", "a@example.org", "c@example.org"], _desk.Load().Smtp.To);
        Assert.Equal(["a@example.org", "c@example.org"], _desk.Load().Smtp.Readers);
    }

    [Fact]
    public void Without_operators_nobody_is_told_less() => Assert.Empty(_desk.Load().Smtp.Readers);

    [Fact]
    public void Operators_alone_are_enough()
    {
        _desk.Environment["EDUETL_Smtp__To"] = "";
        _desk.Environment["EDUETL_Smtp__Operators__0"] = "op@example.org";
        Assert.Equal(["op@example.org"], _desk.Load().Smtp.To);
        Assert.Empty(_desk.Load().Smtp.Readers);
    }

    [Fact]
    public void Emptied_and_filled_at_once_is_refused()
    {
        _desk.Environment["EDUETL_Smtp__To"] = "";
        _desk.Environment["EDUETL_Smtp__To__0"] = "x@example.org";
        Assert.Contains("given twice", Assert.Single(_desk.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_addresses_in_one_variable_are_refused()
    {
        _desk.Environment["EDUETL_Smtp__To"] = "x@example.org, y@example.org";
        Assert.StartsWith(
            "Smtp:To = \"x@example.org, y@example.org\" (environment variable EDUETL_Smtp__To); expected: a list",
            _desk.Problems()[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_list_for_a_single_value_is_refused()
    {
        _desk.Environment["EDUETL_Smtp__Host__0"] = "mail.example.org";
        Assert.Contains("a single value of Smtp:Host", Assert.Single(_desk.Problems()), StringComparison.Ordinal);
    }
}
