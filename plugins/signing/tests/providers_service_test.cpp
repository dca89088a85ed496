// SPDX-License-Identifier: Apache-2.0
// Letters signed by whoever keeps the signer's key, over both databases: a SoftHSM token, the BSrE service and a
// CSC service of ours; and who chooses which serves whom.
#include "core/pdf/image.h"
#include "core/pdf/mark.h"
#include "core/pdf/read.h"
#include "signing/service/mark_trial.h"
#include "signing/tests/provider_kit.h"

namespace signing {
namespace providers_service_test {

TEST_P(KeyProviders, signs_with_a_token) {
    const test::SoftToken token;
    token.import(test::keypair(test::Kind::rsa_2048, "Nama KADIS"), "kadis", "01");
    token.put_certificate(test::world().issuing.certificate(), "02");
    Provider provider;
    provider.name = "HSM Balai Kota";
    provider.kind = ProviderKind::token;
    provider.address = "/usr/lib/lain.so";
    provider.token_label = "Stempel Kota";
    EXPECT_EQ(key_of([&] { providers->save(admin(), provider, {}); }), "signing.fault.provider_module");
    provider.address = test::soft_library;
    const auto id = serve(provider, "", "kadis");
    EXPECT_TRUE(providers->test(admin(), id).well());
    ask({"KADIS"});
    EXPECT_TRUE(desk->preflight(as("KADIS"), subject).clear());
    EXPECT_EQ(sign(""), "signing.fault.passphrase_empty");
    EXPECT_EQ(sign("111111"), "signing.fault.passphrase");
    expect_untouched();
    EXPECT_EQ(sign("246810"), "");
    expect_signed();
}

TEST_P(KeyProviders, a_token_without_the_certificate_of_its_issuer_is_told_before_the_pin) {
    const test::SoftToken token;
    token.import(test::keypair(test::Kind::p256, "Nama KADIS"), "kadis", "01");
    Provider provider;
    provider.name = "HSM Balai Kota";
    provider.kind = ProviderKind::token;
    provider.address = test::soft_library;
    provider.token_label = "Stempel Kota";
    serve(provider, "", "kadis");
    ask({"KADIS"});
    const auto told = desk->preflight(as("KADIS"), subject).findings;
    const auto stop = std::find_if(told.begin(), told.end(), [](const Finding& each) { return each.state == Finding::State::stop; });
    ASSERT_NE(stop, told.end());
    EXPECT_EQ(stop->about, Finding::About::certificate);
    EXPECT_EQ(stop->key, "signing.error.certificate_path");
    EXPECT_EQ(sign("246810"), "signing.error.certificate_path");
    expect_untouched();
}

TEST_P(KeyProviders, a_token_taken_away_takes_nothing) {
    const test::SoftToken token;
    token.import(test::keypair(test::Kind::p256, "Nama KADIS"), "kadis", "01");
    Provider provider;
    provider.name = "HSM Balai Kota";
    provider.kind = ProviderKind::token;
    provider.address = test::soft_library;
    provider.token_label = "Stempel Lain";
    serve(provider, "", "kadis");
    ask({"KADIS"});
    EXPECT_EQ(sign("246810"), "signing.error.token_away");
    expect_untouched();
    const auto found = desk->preflight(as("KADIS"), subject);
    EXPECT_FALSE(found.clear());
    EXPECT_TRUE(desk->asked_of(as("KADIS")).why);
}

TEST_P(KeyProviders, signs_at_bsre_by_both_editions) {
    const auto kind = GetParam() == core::db::Engine::sqlite ? ProviderKind::esign_v1 : ProviderKind::esign_v2;
    bsre(kind);
    ask({"KADIS"});
    EXPECT_TRUE(desk->preflight(as("KADIS"), subject).clear());
    EXPECT_EQ(desk->asked_of(as("KADIS")).key, "************0001");
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    EXPECT_EQ(asked_to_sign(), 1u);
}

// The rectangle of the last field that was signed.
QPDFObjectHandle::Rectangle last_place(const core::Bytes& pdf) {
    const pades::Source source(pdf);
    return source.fields().back().object.getKey("/Rect").getArrayAsRectangle();
}

TEST_P(KeyProviders, bsre_shows_what_the_field_is_to_show) {
    const auto kind = GetParam() == core::db::Engine::sqlite ? ProviderKind::esign_v1 : ProviderKind::esign_v2;
    bsre(kind);
    server.draws = true;
    core::pdf::SignatureMark mark;
    mark.said = "Ditandatangani secara elektronik oleh:";
    mark.qr = "https://naskah.kota-contoh.example/v/AB12";
    mark.name = "Nama KADIS";
    auto drawn = core::pdf::draw_mark(mark, 84, NASKAH_FONTS);
    memo.fields = {{"Kepala Dinas", std::move(drawn.page), drawn.at.x, drawn.at.y, drawn.at.width, drawn.at.height}};
    ask({"KADIS"});
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    const auto made = blobs->get(*view().round.sealed);
    const auto at = last_place(made);
    EXPECT_NEAR(at.llx, 320, 1);
    EXPECT_NEAR(at.lly, 400, 1);
    EXPECT_NEAR(at.urx - at.llx, 200, 1);
    EXPECT_NEAR(at.ury - at.lly, 54, 1);
    // The picture is the mark: dark where the code stands.
    const auto page = core::pdf::decode_image(core::pdf::picture(made, 0, 72));
    int dark = 0;
    for (int y = page.height - 454; y < page.height - 400; ++y)
        for (int x = 320; x < 380; ++x)
            dark += page.data[static_cast<std::size_t>((y * page.width + x) * page.channels)] < 100;
    EXPECT_GT(dark, 200);
}

TEST_P(KeyProviders, a_test_page_tells_where_bsre_counts_from) {
    const auto kind = GetParam() == core::db::Engine::sqlite ? ProviderKind::esign_v1 : ProviderKind::esign_v2;
    const auto id = bsre(kind);
    server.draws = true;
    MarkTrials trials(place->db(), accounts, *providers, [this] { return inspect->anchors(); }, NASKAH_FONTS);
    const core::Secret right = secret("kunci rapat");
    const auto tried = [&] { return trials.run(admin(), id, nik, {right, {}}); };
    EXPECT_TRUE(tried().right) << "as its edition usually does";
    const auto otherwise = kind == ProviderKind::esign_v1 ? MarkOrigin::top : MarkOrigin::bottom;
    server.counts = otherwise == MarkOrigin::top ? esign::Origin::top : esign::Origin::bottom;
    const auto wrong = tried();
    EXPECT_FALSE(wrong.right);
    EXPECT_EQ(wrong.origin, otherwise);
    Provider provider = providers->find(admin(), id).provider;
    provider.mark_origin = otherwise;
    providers->save(admin(), provider, {});
    const auto mended = tried();
    EXPECT_TRUE(mended.right);
    EXPECT_EQ(mended.origin, otherwise);
    EXPECT_EQ(key_of([&] { trials.run(as("STAF"), id, nik, {right, {}}); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { trials.run(admin(), id, "123", {right, {}}); }),
              kind == ProviderKind::esign_v1 ? "signing.fault.provider_nik" : "signing.fault.provider_nik_or_email");
    const core::Secret bad = secret("salah");
    EXPECT_EQ(key_of([&] { trials.run(admin(), id, nik, {bad, {}}); }), "signing.fault.passphrase");
    EXPECT_EQ(everything_kept().find(nik), std::string::npos);
}

TEST_P(KeyProviders, signs_at_bsre_with_a_one_time_password) {
    bsre(ProviderKind::esign_v2, true);
    ask({"KADIS"});
    const auto types = desk->asked_of(as("KADIS")).ready;
    EXPECT_TRUE(types.one_time);
    EXPECT_FALSE(types.passphrase);
    EXPECT_EQ(sign("kunci rapat"), "signing.fault.otp_empty");
    expect_untouched();
    desk->send_one_time(as("KADIS"));
    EXPECT_EQ(server.seen.back().path, "/api/v2/sign/get/totp");
    EXPECT_EQ(sign("", "480215"), "");
    expect_signed();
}

TEST_P(KeyProviders, signs_at_a_csc_service) {
    const test::Keypair pair = test::keypair(test::Kind::p256, "Nama KADIS");
    CscServer service(GetParam() == core::db::Engine::sqlite ? 1 : 2);
    CscServer::Key key;
    key.key = pair.key.get();
    key.certificates = {pair.certificate, test::world().issuing.certificate(), test::world().root.certificate()};
    key.algorithms = {"1.2.840.10045.4.3.2"};
    key.asks_otp = true;
    service.add("A1", key);
    Provider provider;
    provider.name = "Layanan CSC";
    provider.kind = ProviderKind::csc;
    provider.address = service.base();
    provider.user = "naskah";
    const auto id = serve(provider, "rahasia & uji", "A1");
    EXPECT_TRUE(providers->test(admin(), id).well());
    ask({"KADIS"});
    const auto found = desk->preflight(as("KADIS"), subject);
    EXPECT_TRUE(found.clear());
    for (const Finding& each : found.findings)
        if (each.about == Finding::About::certificate)
            EXPECT_EQ(each.state, Finding::State::warning) << "its certificate ends tomorrow";
    desk->send_one_time(as("KADIS"));
    EXPECT_EQ(service.seen().passwords_sent, 1);
    EXPECT_EQ(sign(CscServer::pin), "signing.fault.otp_empty");
    EXPECT_EQ(sign("111111", CscServer::otp), GetParam() == core::db::Engine::sqlite ? "signing.fault.passphrase"
                                                                                     : "signing.fault.pin_or_one_time")
        << "v2 does not say which was wrong";
    expect_untouched();
    EXPECT_EQ(sign(CscServer::pin, "000000"), GetParam() == core::db::Engine::sqlite ? "signing.fault.otp_wrong"
                                                                                     : "signing.fault.pin_or_one_time");
    EXPECT_EQ(sign(CscServer::pin, CscServer::otp), "");
    expect_signed();
    service.tell(tests::CscFault::token_away);
    EXPECT_FALSE(providers->look(id)) << "it answers, and refuses us";
    EXPECT_EQ(providers->find(admin(), id).health.fault, "signing.error.csc_access");
}

// The first signs here and leaves no field for him who signs at BSrE; the other way round likewise.
TEST_P(KeyProviders, several_sign_by_different_keepers) {
    bsre();
    keys->enrol(as("SEKRETARIS").actor.person, "Nama SEKRETARIS", "Pemerintah Kota Contoh", secret("kunci sekretaris"));
    Provider here;
    here.name = "Berkas di server";
    here = providers->save(admin(), here, {});
    place->db().write([&](Tx& tx) { store::put(tx, {UseScope::person, as("SEKRETARIS").actor.person.text(), here.id, ""}); });
    ask({"SEKRETARIS", "KADIS"});
    EXPECT_EQ(sign("kunci sekretaris", "", "SEKRETARIS"), "");
    const auto first = inspect->report(blobs->get(*view().round.so_far), clock.now());
    EXPECT_EQ(first.signatures.size(), 1u);
    EXPECT_EQ(pades::Source(blobs->get(*view().round.so_far)).fields().size(), 1u) << "no field is left empty for him";
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    EXPECT_EQ(inspect->report(blobs->get(*view().round.sealed), clock.now()).signatures.size(), 2u);

    clock.pass(std::chrono::minutes(1));
    memo.whole.clear();
    ask({"KADIS", "SEKRETARIS"});
    EXPECT_EQ(sign("kunci rapat"), "");
    EXPECT_EQ(sign("kunci sekretaris", "", "SEKRETARIS"), "");
    expect_signed();
}

TEST_P(KeyProviders, serve_by_person_before_unit_before_office) {
    const auto save = [&](const char* name) {
        Provider provider;
        provider.name = name;
        return providers->save(admin(), provider, {}).id;
    };
    const auto office = save("Instansi"), unit = save("Unit"), own = save("Pegawai");
    const auto serving = [&](std::string_view code) {
        const auto ctx = as(code);
        return place->db().read([&](Tx& tx) {
            return providers->serving(tx, ctx.actor.person, ctx.actor.seat().unit).provider.name;
        });
    };
    EXPECT_EQ(serving("KADIS"), "") << "the files of this server";
    providers->choose(admin(), {UseScope::agency, {}, "", office, ""});
    EXPECT_EQ(serving("KADIS"), "Instansi");
    providers->choose(admin(), {UseScope::unit, seats.town, "", unit, ""});
    EXPECT_EQ(serving("KADIS"), "Unit") << "of the unit above";
    EXPECT_EQ(serving("HUKUM"), "Unit");
    place->db().write([&](Tx& tx) { store::put(tx, {UseScope::person, as("KADIS").actor.person.text(), own, ""}); });
    EXPECT_EQ(serving("KADIS"), "Pegawai");
    EXPECT_EQ(key_of([&] { providers->remove(admin(), own); }), "signing.error.provider_used");
    providers->unchoose(admin(), UseScope::person, as("KADIS").actor.person.text());
    providers->remove(admin(), own);
    EXPECT_EQ(serving("KADIS"), "Unit");
    EXPECT_EQ(key_of([&] { providers->list(as("KADIS")); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { providers->choose(admin(), {UseScope::person, {}, "tidak.ada", unit, ""}); }),
              "signing.fault.provider_login");
    Provider idle = providers->find(admin(), unit).provider;
    idle.active = false;
    providers->save(admin(), idle, {});
    EXPECT_EQ(key_of([&] { hands->open(as("KADIS"), secret("x")); }), "signing.error.provider_inactive");
    EXPECT_EQ(key_of([&] { providers->save(admin(), idle, {}); }), "signing.error.provider_changed");
}

TEST_P(KeyProviders, a_credential_others_may_read_is_not_used) {
    const auto id = bsre();
    const auto file = place->folder() / "keys" / "providers" / (id.text() + ".secret");
    namespace fs = std::filesystem;
    EXPECT_EQ(fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
    EXPECT_EQ(providers->test(admin(), id).fault, "signing.error.provider_secret");
    fs::permissions(file, fs::perms::group_read, fs::perm_options::remove);
    EXPECT_TRUE(providers->test(admin(), id).well());
    EXPECT_TRUE(server.seen.back().json.value("nik", "") != nik) << "nobody's number is told for a test";
}

NASKAH_ON_BOTH_DATABASES(KeyProviders);

}  // namespace
}  // namespace signing
