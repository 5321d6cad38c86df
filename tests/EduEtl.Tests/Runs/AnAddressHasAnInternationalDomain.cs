using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class AnAddressHasAnInternationalDomain(PostgresFixture postgres)
{
    [Theory]
    [InlineData("dean@почта.рф")]
    [InlineData("dean@Почта.РФ")]
    [InlineData("Декан <dean@ПОЧТА.рф>")]
    public async Task It_goes_out_in_the_form_that_every_server_knows(string address)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Smtp__To__0", address);
        world.Settings.Remove("EDUETL_Smtp__To__1");

        Expect.Success(await world.SettleAsync());

        Assert.Equal(["dean@xn--80a1acny.xn--p1ai"], world.Mail.Mailbox[0].To);
    }
}
