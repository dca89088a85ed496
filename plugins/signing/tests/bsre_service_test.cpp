// SPDX-License-Identifier: Apache-2.0
// BSrE as an administrator sets it up and looks after it, over both databases: habits of one installation, users
// known by their e-mail, how they stand there by night, and the opinion of its checker.
#include "signing/service/bsre_users.h"
#include "signing/service/opinions.h"
#include "signing/service/raising.h"
#include "signing/tests/provider_kit.h"

namespace signing {
namespace bsre_service_test {

constexpr const char* email = "kadis@kota-contoh.example";

class Bsre : public KeyProviders {
  protected:
    void SetUp() override {
        KeyProviders::SetUp();
        if (IsSkipped()) return;
        users = std::make_unique<BsreUsers>(place->db(), clock, accounts, *providers);
        handlers.on(std::string(BsreUsers::job), [this](const core::jobs::Job& job) { users->look(job); });
        officer = as("TU");
        officer.actor.rights = {"signing.certificates"};
    }
    core::PersonId kadis() { return as("KADIS").actor.person; }
    void work() { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }
    void night() {
        clock.pass(std::chrono::hours(24));
        users->nightly();
        work();
    }
    BsreUsers::Line line() { return users->find(officer, kadis()); }
    std::size_t asked_for_status() {
        return static_cast<std::size_t>(std::count_if(server.seen.begin(), server.seen.end(), [](const auto& each) {
            return each.path == "/api/v2/user/check/status";
        }));
    }
    Provider kept(ProviderId id) { return providers->find(admin(), id).provider; }

    std::unique_ptr<BsreUsers> users;
    Context officer;
};

TEST_P(Bsre, habits_of_an_installation_are_kept_and_used) {
    const auto id = bsre(ProviderKind::esign_v2, true);
    Provider provider = kept(id);
    EXPECT_TRUE(provider.habits.usual());
    provider.habits.totp_key = "passphrase";
    provider.habits.status_path = "https://lain.example/status";
    provider.habits.mark_scale = 0;
    try {
        providers->save(admin(), provider, {});
        ADD_FAILURE() << "all three are wrong";
    } catch (const Error& error) {
        std::string fields;
        for (const auto& fault : error.faults()) fields += fault.field + " ";
        EXPECT_EQ(fields, "totp_key status_path mark_scale ");
    }
    provider.habits = {};
    provider.habits.totp_key = "otp";
    provider.habits.status_path = "/api/v2/user/check-status/";
    provider.habits.signing_seconds = 40;
    provider.habits.mark_scale = 1.25;
    provider.habits.mark_down = -3.5;
    providers->save(admin(), provider, {});
    EXPECT_EQ(kept(id).habits, provider.habits);
    const auto service = clients->esign(kept(id));
    EXPECT_EQ(service.signing_limit, std::chrono::seconds(40));
    EXPECT_EQ(service.limit, ProviderClients::patience);
    EXPECT_EQ(service.v2.scale, 1.25);
    EXPECT_EQ(service.v2.down, -3.5);
    EXPECT_EQ(providers->test(admin(), id).fault, "signing.error.esign_path") << "ours answers where the guide says";
    EXPECT_EQ(server.seen.back().path, "/api/v2/user/check-status/");
    provider = kept(id);
    provider.habits.status_path.clear();
    providers->save(admin(), provider, {});
    ask({"KADIS"});
    EXPECT_EQ(sign("", "480215"), "");
    EXPECT_EQ(server.seen.back().json["otp"], "480215");
    expect_signed();
    EXPECT_NE(everything_kept().find("\"otp\""), std::string::npos) << "who changed it, and what, is in the trail";

    Provider other;
    other.name = "BSrE lama";
    other.kind = ProviderKind::esign_v1;
    other.address = server.url();
    other.user = "naskah";
    other.plain_http = true;
    other.habits.totp_key = "otp";
    EXPECT_EQ(key_of([&] { providers->save(admin(), other, secret("sandi aplikasi")); }), "signing.fault.habit_v2");
    other.kind = ProviderKind::file;
    EXPECT_EQ(key_of([&] { providers->save(admin(), other, {}); }), "signing.fault.habit_bsre");
}

TEST_P(Bsre, a_user_is_known_by_his_email) {
    EXPECT_TRUE(key_faults(ProviderKind::esign_v2, UseScope::person, email).empty());
    for (const char* wrong : {"kadis", "kadis@kota", "@kota.example", "a@b@c.example", "ka dis@kota.example", "123"})
        EXPECT_FALSE(key_faults(ProviderKind::esign_v2, UseScope::person, wrong).empty()) << wrong;
    EXPECT_FALSE(key_faults(ProviderKind::esign_v1, UseScope::person, email).empty()) << "v1 knows a NIK alone";
    bsre(ProviderKind::esign_v2);
    place->db().write([&](Tx& tx) {
        auto use = store::use(tx, UseScope::person, kadis().text()).value();
        use.key = email;
        store::put(tx, use);
    });
    ask({"KADIS"});
    EXPECT_TRUE(desk->preflight(as("KADIS"), subject).clear());
    EXPECT_EQ(server.seen.back().json, (core::Json{{"email", email}}));
    EXPECT_EQ(desk->asked_of(as("KADIS")).key, "k****@kota-contoh.example");
    EXPECT_EQ(providers->uses(admin()).back().key, "k****@kota-contoh.example");
    server.mischief = Mischief::echoes;
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_said");
    EXPECT_EQ(everything_kept().find("kadis@"), std::string::npos) << "not in a job, the trail or a failure";
    server.mischief = Mischief::none;
    clock.pass(std::chrono::minutes(2));
    EXPECT_EQ(sign("kunci rapat"), "");
    EXPECT_EQ(server.seen.back().json["email"], email);
    EXPECT_FALSE(server.seen.back().json.contains("nik"));
    expect_signed();
}

TEST_P(Bsre, users_are_asked_about_by_night) {
    const auto id = bsre(ProviderKind::esign_v2);
    EXPECT_EQ(line().sentence, "signing.bsre.unasked");
    EXPECT_TRUE(line().well) << "nobody is alarmed before he was asked about";
    night();
    EXPECT_EQ(line().sentence, "signing.bsre.status.issue");
    EXPECT_EQ(line().user->asked, clock.now());
    const auto since = line().user->since;
    server.people[nik].status = "SUSPEND";
    night();
    EXPECT_FALSE(line().well);
    EXPECT_NE(line().user->since, since);
    EXPECT_EQ(users->count_ill(officer), 1);
    EXPECT_EQ(users->own(as("KADIS"))->sentence, "signing.bsre.status.suspend");
    EXPECT_FALSE(users->own(as("HUKUM"))) << "signs with a key of this server";
    EXPECT_EQ(key_of([&] { users->list(as("KADIS")); }), "core.error.forbidden");

    server.mischief = Mischief::spring_500;
    night();
    EXPECT_EQ(line().user->status, "SUSPEND") << "what was known stays known";
    EXPECT_EQ(line().user->fault, "signing.error.esign_fault");
    const auto before = asked_for_status();
    work();
    EXPECT_EQ(asked_for_status(), before) << "it is left alone for a while";
    clock.pass(std::chrono::minutes(11));
    work();
    clock.pass(std::chrono::minutes(11));
    work();
    EXPECT_EQ(asked_for_status(), before + 1) << "and for longer the second time";
    server.mischief = Mischief::none;
    server.people[nik].status = "ISSUE";
    clock.pass(std::chrono::minutes(11));
    work();
    EXPECT_TRUE(line().well);
    EXPECT_EQ(line().user->fault, "");

    server.people.clear();
    night();
    EXPECT_EQ(line().user->status, "NOT_REGISTERED");
    EXPECT_TRUE(line().may_propose);
    EXPECT_EQ(key_of([&] { users->propose(officer, kadis(), ""); }), "signing.fault.email") << "a NIK is no address";
    users->propose(officer, kadis(), email);
    EXPECT_EQ(server.seen[server.seen.size() - 2].path, "/api/v2/user/registration");
    EXPECT_EQ(server.seen[server.seen.size() - 2].json["email"], email);
    server.people[nik] = {"Nama KADIS", "kunci rapat", email};
    EXPECT_EQ(users->ask(officer, kadis()).sentence, "signing.bsre.status.issue");
    EXPECT_EQ(key_of([&] { users->propose(officer, kadis(), email); }), "signing.error.bsre_known");
    const auto all = everything_kept();
    EXPECT_EQ(all.find(nik), std::string::npos);
    EXPECT_EQ(all.find(email), std::string::npos);
    providers->unchoose(admin(), UseScope::person, kadis().text());
    EXPECT_EQ(key_of([&] { line(); }), "signing.error.no_bsre_user");
    (void)id;
}

TEST_P(Bsre, its_checker_is_asked_only_where_files_may_go_out) {
    const auto id = bsre(GetParam() == core::db::Engine::sqlite ? ProviderKind::esign_v1 : ProviderKind::esign_v2);
    Raising raising(place->db(), *blobs, clock, subjects, *keys, *inspect, *inspect, Level::lt,
                    [] { return std::make_unique<pades::NoEvidence>(); });
    Opinions opinions(place->db(), *blobs, subjects, raising, *inspect, *providers);
    ask({"KADIS"});
    const auto head = [&] {
        auto ctx = as("KADIS");
        ctx.actor.rights.insert("signing.opinion");
        return ctx;
    };
    const auto plain = blobs->get(memo.paper.bytes);
    EXPECT_FALSE(opinions.offered(head()));
    EXPECT_EQ(key_of([&] { opinions.of_file(head(), plain); }), "signing.error.no_opinion");
    Provider provider = kept(id);
    provider.opinions = true;
    providers->save(admin(), provider, {});
    EXPECT_TRUE(opinions.offered(head()));
    EXPECT_EQ(key_of([&] { opinions.of_subject(head(), subject); }), "signing.error.nothing_signed");
    EXPECT_EQ(sign("kunci rapat"), "");
    const auto asked = opinions.of_subject(head(), subject);
    EXPECT_TRUE(asked.ours.genuine);
    EXPECT_EQ(asked.theirs.count, 1);
    EXPECT_EQ(asked.theirs.signatures.at(0).signer, "Nama KADIS");
    EXPECT_EQ(asked.file, *view().round.sealed);
    EXPECT_NE(everything_kept().find(asked.file.hex()), std::string::npos) << "that it was asked is kept";
    EXPECT_FALSE(opinions.of_file(head(), plain).ours.genuine);
    EXPECT_EQ(key_of([&] { opinions.of_file(head(), core::view("bukan pdf")); }), "signing.fault.pdf");
    EXPECT_EQ(key_of([&] { opinions.of_file(as("KADIS"), plain); }), "core.error.forbidden");
    auto stranger = as("TU");
    stranger.actor.rights.insert("signing.opinion");
    EXPECT_EQ(key_of([&] { opinions.of_subject(stranger, subject); }), "core.error.not_found");
}

NASKAH_ON_BOTH_DATABASES(Bsre);

}  // namespace
}  // namespace signing
