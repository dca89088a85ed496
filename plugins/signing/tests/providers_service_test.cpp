// SPDX-License-Identifier: Apache-2.0
// Letters signed by whoever keeps the signer's key, over both databases: a SoftHSM token, the BSrE service and a
// CSC service of ours, and what is left when each of them fails.
#include "core/base/file.h"
#include "signing/pades/source.h"
#include "signing/service/holding.h"
#include "signing/tests/desk_kit.h"
#include "signing/tests/esign_server.h"
#include "signing/tests/soft_token.h"
#include "tests/support/csc_server.h"

namespace signing {
namespace {

using core::Secret;
using test::Mischief;
using tests::CscServer;

constexpr const char* nik = "1971010101700001";

Secret secret(const char* text) { return Secret(std::string(text)); }

class KeyProviders : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        clock = core::SetClock(test::world().now);
        core::write_whole(place->folder() / "keys" / "anchors" / "world.pem",
                          core::view(core::pki::pem(test::world().root.certificate())));
        keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "");
        keys->create_authority("Pemerintah Kota Contoh");
        inspect = std::make_unique<Inspect>(*keys);
        clients = std::make_unique<ProviderClients>(place->folder() / "keys", *keys,
                                                    std::vector<std::string>{test::soft_library});
        providers = std::make_unique<Providers>(place->db(), clock, accounts, seats, *clients);
        hands = std::make_unique<Hands>(place->db(), accounts, *keys, providers.get(), [this] { return inspect->anchors(); });
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *keys, *hands, *inspect);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        holding = std::make_unique<Holding>(place->db(), events);
        handlers.on(std::string(Holding::job), [this](const core::jobs::Job& job) { holding->watch(job, clock, *providers); });
        memo.paper.bytes = blobs->put(test::letter());
        memo.paper.places = {{0, 320, 400, 200, 54}, {0, 60, 400, 200, 54}};
        memo.paper.reason = "Menandatangani memo";
        server.people[nik] = {"Nama KADIS", "kunci rapat", "kadis@kota-contoh.example"};
    }
    void ask(const std::vector<std::string>& signers) {
        place->db().write([&](Tx& tx) {
            std::vector<StepWish> wishes;
            for (const auto& each : signers)
                wishes.push_back({StepKind::signature, seats.id(each), static_cast<int>(wishes.size()) + 1});
            desk->open(tx, as("STAF"), subject, memo.now, wishes);
        });
        (void)told();
    }
    Context admin() {
        auto ctx = as("STAF");
        ctx.actor.rights.insert("core.admin");
        return ctx;
    }
    // Serves everybody of the office, KADIS by the key.
    ProviderId serve(Provider provider, const char* credential, const std::string& key) {
        provider.id = providers->save(admin(), provider, secret(credential)).id;
        place->db().write([&](Tx& tx) {
            store::put(tx, {UseScope::agency, "", provider.id, ""});
            store::put(tx, {UseScope::person, as("KADIS").actor.person.text(), provider.id, key});
        });
        return provider.id;
    }
    ProviderId bsre(ProviderKind kind = ProviderKind::esign_v2, bool one_time = false) {
        Provider provider;
        provider.name = "BSrE Kota";
        provider.kind = kind;
        provider.address = server.url();
        provider.user = "naskah";
        provider.plain_http = true;
        provider.one_time = one_time;
        return serve(provider, "sandi aplikasi", nik);
    }
    std::string sign(const char* passphrase, const char* otp = "", const char* who = "KADIS") {
        return key_of([&] { desk->sign(as(who), subject, secret(passphrase), secret(otp)); });
    }
    std::size_t asked_to_sign() {
        return static_cast<std::size_t>(std::count_if(server.seen.begin(), server.seen.end(), [](const auto& each) {
            return each.path == "/api/v2/sign/pdf" || each.path == "/api/sign/pdf";
        }));
    }
    // Sealed, genuine, and begun with what was to be signed.
    void expect_signed() {
        ASSERT_EQ(view().round.state, RoundState::sealed);
        const auto plain = blobs->get(memo.paper.bytes), made = blobs->get(*view().round.sealed);
        EXPECT_TRUE(made.size() > plain.size() && std::equal(plain.begin(), plain.end(), made.begin()));
        EXPECT_TRUE(inspect->check(made, clock.now()).genuine);
        EXPECT_EQ(memo.whole, std::vector<core::Digest>{*view().round.sealed});
        EXPECT_FALSE(view().failure);
    }
    // Consent is kept, the number with it, and the signer may try again.
    void expect_held(const std::string& fault) {
        EXPECT_EQ(view().round.state, RoundState::approved);
        EXPECT_EQ(desk->held(as("KADIS")), 1);
        ASSERT_TRUE(view().failure) << fault;
        EXPECT_EQ(view().failure->fault, fault);
        EXPECT_EQ(view().failure->provider_name, "BSrE Kota");
    }
    void expect_untouched() {
        EXPECT_EQ(view().round.state, RoundState::running);
        EXPECT_EQ(memo.numbered, 0);
        EXPECT_FALSE(view().failure);
    }
    std::string everything_kept() {
        std::string all;
        place->db().read([&](Tx& tx) {
            const auto add = [&](const core::db::Row& row) { all += row.text(0) + "\n"; };
            tx.each("SELECT data FROM core_audit", {}, add);
            tx.each("SELECT payload FROM core_job", {}, add);
            tx.each("SELECT fault || fault_args FROM signing_failure", {}, add);
            tx.each("SELECT name || address || app_user || fault_args FROM signing_provider", {}, add);
        });
        return all;
    }

    test::EsignServer server;
    std::unique_ptr<ProviderClients> clients;
    std::unique_ptr<Providers> providers;
    std::unique_ptr<Holding> holding;
};

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
    EXPECT_FALSE(desk->asked_of(as("KADIS")).may);
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

TEST_P(KeyProviders, a_wrong_passphrase_goes_to_bsre_once) {
    bsre();
    ask({"KADIS"});
    EXPECT_EQ(sign("bukan ini"), "signing.fault.passphrase");
    EXPECT_EQ(asked_to_sign(), 1u);
    EXPECT_EQ(view().round.state, RoundState::approved) << "only the signature tells it, and the number is taken by then";
    EXPECT_FALSE(view().failure) << "his own to mend";
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    EXPECT_EQ(asked_to_sign(), 2u);
}

TEST_P(KeyProviders, one_hand_never_sends_a_refused_passphrase_again) {
    bsre();
    ask({"KADIS"});
    const auto hand = hands->open(as("KADIS"), secret("bukan ini"));
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.fault.passphrase");
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.error.passphrase_spent");
    EXPECT_EQ(asked_to_sign(), 1u);
}

TEST_P(KeyProviders, his_state_at_bsre_is_told_before_he_types) {
    bsre();
    ask({"KADIS"});
    server.people[nik].status = "EXPIRED";
    const auto found = desk->preflight(as("KADIS"), subject);
    ASSERT_FALSE(found.clear());
    const auto& stop = found.findings.back().state == Finding::State::stop ? found.findings.back() : found.findings[4];
    EXPECT_EQ(stop.about, Finding::About::certificate);
    EXPECT_EQ(stop.key, "signing.error.esign_user_expired");
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_user_expired");
    EXPECT_EQ(asked_to_sign(), 0u) << "the passphrase stayed here";
    expect_untouched();
    server.people[nik].status = "ISSUE";
    EXPECT_EQ(sign("kunci rapat"), "") << "a no is asked about anew";
    expect_signed();
}

TEST_P(KeyProviders, every_wrong_answer_leaves_the_number_held) {
    bsre();
    ask({"KADIS"});
    const std::pair<Mischief, const char*> list[] = {
        {Mischief::other_prefix, "answer_prefix"},  {Mischief::broken_signature, "answer_broken"},
        {Mischief::other_person, "answer_signer"},  {Mischief::two_signatures, "answer_count"},
        {Mischief::not_signed, "answer_count"},     {Mischief::cut_file, "answer_damaged"},
        {Mischief::page_changed, "answer_content"}, {Mischief::annotated, "answer_covers"},
    };
    int tries = 0;
    for (const auto& [mischief, key] : list) {
        server.mischief = mischief;
        EXPECT_EQ(sign("kunci rapat"), std::string("signing.error.") + key);
        expect_held(std::string("signing.error.") + key);
        EXPECT_EQ(view().failure->tries, ++tries);
        EXPECT_FALSE(view().round.sealed) << "nothing of it is kept";
    }
    server.mischief = Mischief::none;
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    EXPECT_EQ(memo.numbered, 1 + tries) << "asked again each time, for the same number";
    const std::string kept = everything_kept();
    for (const char* never : {"kunci rapat", nik, "sandi aplikasi"}) EXPECT_EQ(kept.find(never), std::string::npos) << never;
}

TEST_P(KeyProviders, a_service_that_goes_away_is_watched_until_it_answers) {
    const auto id = bsre();
    ask({"KADIS"});
    EXPECT_TRUE(desk->preflight(as("KADIS"), subject).clear());
    // It is there when asked for his state, and gone when it is to sign.
    server.mischief = Mischief::none;
    const auto hand = hands->open(as("KADIS"), secret("kunci rapat"));
    server.mischief = Mischief::spring_500;
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.error.esign_fault");
    expect_held("signing.error.esign_fault");
    const auto since = view().failure->since;
    EXPECT_EQ(desk->waiting(as("KADIS")).at(0).failure->fault, "signing.error.esign_fault");
    EXPECT_EQ(providers->list(admin()).at(0).waiting, 1);

    clock.pass(std::chrono::minutes(2));
    EXPECT_EQ(told(), "") << "it is still ill";
    EXPECT_FALSE(view().failure->answered);
    EXPECT_EQ(key_of([&] { providers->check(); }), "signing.health.providers");
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_fault") << "asked for his state first";
    EXPECT_EQ(view().failure->tries, 2);
    EXPECT_EQ(view().failure->since, since);

    server.mischief = Mischief::none;
    clock.pass(std::chrono::minutes(11));
    EXPECT_EQ(told(), "KADIS") << "he is told to come back";
    EXPECT_TRUE(view().failure->answered);
    EXPECT_EQ(told(), "") << "once";
    EXPECT_TRUE(providers->find(admin(), id).health.well());
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
}

TEST_P(KeyProviders, what_is_held_may_be_refused_or_withdrawn) {
    bsre();
    ask({"KADIS"});
    server.mischief = Mischief::not_signed;
    EXPECT_EQ(sign("kunci rapat"), "signing.error.answer_count");
    EXPECT_EQ(key_of([&] { desk->refuse(as("SEKRETARIS"), subject, "Bukan giliran"); }), "signing.error.not_your_turn");
    EXPECT_TRUE(desk->refuse(as("KADIS"), subject, "Layanan lama tidak menjawab, surat dibuat ulang.")) << "refused for good";
    EXPECT_EQ(view().round.state, RoundState::returned);
    EXPECT_EQ(memo.note, "Layanan lama tidak menjawab, surat dibuat ulang.");
    EXPECT_FALSE(view().failure);
    EXPECT_EQ(desk->held(as("KADIS")), 0);
    server.mischief = Mischief::none;
    EXPECT_EQ(sign("kunci rapat"), "signing.error.round_over");
    EXPECT_EQ(asked_to_sign(), 1u);
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
    EXPECT_EQ(found.findings[4].state, Finding::State::warning) << "its certificate ends tomorrow";
    desk->send_one_time(as("KADIS"));
    EXPECT_EQ(service.seen().passwords_sent, 1);
    EXPECT_EQ(sign(CscServer::pin), "signing.fault.otp_empty");
    EXPECT_EQ(sign("111111", CscServer::otp), GetParam() == core::db::Engine::sqlite ? "signing.fault.passphrase"
                                                                                     : "signing.fault.pin_or_one_time")
        << "v2 does not say which was wrong";
    expect_untouched();
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

TEST_P(KeyProviders, a_clock_set_back_stops_before_anything_is_typed) {
    bsre();
    ask({"KADIS"});
    EXPECT_EQ(sign("kunci rapat"), "");
    clock.pass(std::chrono::minutes(1));
    ask({"KADIS"});
    clock.pass(-std::chrono::hours(2));
    EXPECT_EQ(sign("kunci rapat"), "signing.error.clock_back");
    EXPECT_EQ(asked_to_sign(), 1u);
}

NASKAH_ON_BOTH_DATABASES(KeyProviders);

}  // namespace
}  // namespace signing
