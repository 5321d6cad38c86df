namespace EduEtl.Tests.Settings;

public sealed class ListsAreReplacedWhole : IDisposable
{
    private readonly SettingsDesk desk = new SettingsDesk().Filled();

    public ListsAreReplacedWhole() =>
        desk.WriteJson(
            """
            { // comments and trailing commas are fine
              "Sheets": {"Enabled": false},
              "Smtp": {"From": "etl@example.org", "To": ["a@example.org", "b@example.org", "c@example.org",]},
            }
            """
        );

    public void Dispose() => desk.Dispose();

    [Fact]
    public void The_file_alone_gives_all_in_order() =>
        Assert.Equal(["a@example.org", "b@example.org", "c@example.org"], desk.Load().Smtp.To);

    [Fact]
    public void One_address_in_the_environment_leaves_none_of_the_file()
    {
        desk.Environment["EDUETL_Smtp__To__0"] = "x@example.org";
        Assert.Equal(["x@example.org"], desk.Load().Smtp.To);
    }

    [Fact]
    public void Items_come_in_the_order_of_their_numbers()
    {
        for (var i = 0; i < 11; i++)
        {
            desk.Environment[$"EDUETL_Smtp__To__{i}"] = $"p{i}@example.org";
        }

        Assert.Equal("p10@example.org", desk.Load().Smtp.To[10]);
        Assert.Equal("p2@example.org", desk.Load().Smtp.To[2]);
    }

    [Fact]
    public void An_empty_variable_empties_it()
    {
        desk.Environment["EDUETL_Smtp__To"] = "";
        desk.Environment["EDUETL_Smtp__Enabled"] = "false";
        Assert.Empty(desk.Load().Smtp.To);
    }

    [Fact]
    public void Empty_brackets_are_an_empty_list()
    {
        desk.WriteJson("""{"Sheets":{"Enabled":false},"Smtp":{"Enabled":false,"To":[]}}""");
        Assert.Empty(desk.Load().Smtp.To);
    }

    [Fact]
    public void Nobody_is_mailed_twice()
    {
        desk.Environment["EDUETL_Smtp__To__0"] = "x@example.org";
        desk.Environment["EDUETL_Smtp__To__1"] = "X <X@example.org>";
        Assert.Equal(["x@example.org"], desk.Load().Smtp.To);
    }

    [Fact]
    public void Emptied_and_filled_at_once_is_refused()
    {
        desk.Environment["EDUETL_Smtp__To"] = "";
        desk.Environment["EDUETL_Smtp__To__0"] = "x@example.org";
        Assert.Contains("given twice", Assert.Single(desk.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_addresses_in_one_variable_are_refused()
    {
        desk.Environment["EDUETL_Smtp__To"] = "x@example.org, y@example.org";
        Assert.StartsWith(
            "Smtp:To = \"x@example.org, y@example.org\" (environment variable EDUETL_Smtp__To); expected: a list",
            desk.Problems()[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_list_for_a_single_value_is_refused()
    {
        desk.Environment["EDUETL_Smtp__Host__0"] = "mail.example.org";
        Assert.Contains("a single value of Smtp:Host", Assert.Single(desk.Problems()), StringComparison.Ordinal);
    }
}
