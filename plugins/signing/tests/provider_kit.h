// SPDX-License-Identifier: Apache-2.0
// The desk of the tests with keepers of keys beside the files of the server: a BSrE service of ours stands by.
#pragma once

#include "core/base/file.h"
#include "signing/pades/source.h"
#include "signing/service/queueing.h"
#include "signing/tests/desk_kit.h"
#include "signing/tests/esign_server.h"
#include "signing/tests/soft_token.h"
#include "tests/support/csc_server.h"

namespace signing {

using core::Secret;
using test::Mischief;
using tests::CscServer;

inline constexpr const char* nik = "1971010101700001";

inline Secret secret(const char* text) { return Secret(std::string(text)); }

class KeyProviders : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        clock = core::SetClock(test::world().now);
        core::write_whole(place->folder() / "keys" / "anchors" / "world.pem",
                          core::view(core::pki::pem(test::world().root.certificate())));
        keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "", "", core::pki::KeyKind::ec_p256);
        keys->create_authority("Pemerintah Kota Contoh");
        inspect = std::make_unique<Inspect>(*keys);
        clients = std::make_unique<ProviderClients>(place->folder() / "keys", *keys,
                                                    std::vector<std::string>{test::soft_library});
        providers = std::make_unique<Providers>(place->db(), clock, accounts, seats, *clients);
        hands = std::make_unique<Hands>(place->db(), accounts, *keys, providers.get(), [this] { return inspect->anchors(); });
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *keys, *hands, *inspect, seats);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        holding = std::make_unique<Holding>(place->db(), events, subjects);
        queue = std::make_unique<Queueing>(place->db(), *hands, sealing->preflights(), sealing->holding());
        timestamps = std::make_unique<TimestampWatch>(place->db(), clock, *keys);
        handlers.on(std::string(Holding::job), [this](const core::jobs::Job& job) {
            Context ctx;
            ctx.actor = core::Actor::system();
            ctx.clock = &clock;
            holding->watch(job, ctx, *providers, *timestamps);
        });
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
    std::unique_ptr<TimestampWatch> timestamps;
    std::unique_ptr<Holding> holding;
    std::unique_ptr<Queueing> queue;
};

}  // namespace signing
