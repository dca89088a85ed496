// SPDX-License-Identifier: Apache-2.0
// Many signed at a service that refuses or fails, over both databases: the batch stands still at the first that met
// it and says why, nothing more is numbered, and the passphrase is not sent again.
#include <algorithm>

#include "signing/tests/esign_server.h"
#include "signing/tests/pile_kit.h"

namespace signing {
namespace signing_many_away_service_test {

constexpr const char* nik = "1971010101700001";

class SigningPileAway : public SigningPile {
  protected:
    void SetUp() override {
        SigningPile::SetUp();
        if (IsSkipped()) return;
        open_elsewhere();
        server.people[nik] = {"Nama KADIS", "kunci rapat", "kadis@kota-contoh.example"};
        auto admin = as("STAF");
        admin.actor.rights.insert("core.admin");
        Provider provider;
        provider.name = "BSrE Kota";
        provider.kind = ProviderKind::esign_v2;
        provider.address = server.url();
        provider.user = "naskah";
        provider.plain_http = true;
        provider.id = providers->save(admin, provider, core::Secret("sandi aplikasi")).id;
        place->db().write([&](Tx& tx) {
            store::put(tx, {UseScope::person, as("KADIS").actor.person.text(), provider.id, nik});
        });
    }
    core::batch::BatchId begin(const std::vector<Many::Chosen>& chosen, const char* passphrase = "kunci rapat") {
        return many->begin(as("KADIS"), chosen, core::Secret(passphrase));
    }
    void drain_long() {
        for (int n = 0; n < 8; ++n) {
            drain();
            clock.pass(std::chrono::minutes(1));
        }
    }
    std::int64_t asked_to_sign() {
        return std::count_if(server.seen.begin(), server.seen.end(),
                             [](const auto& each) { return each.path == "/api/v2/sign/pdf"; });
    }

    test::EsignServer server;
};

TEST_P(SigningPileAway, the_first_refusal_stops_the_batch_and_is_told) {
    const auto chosen = wait_for_signature(3);
    server.refuses_with = 2099;
    const auto id = begin(chosen);
    drain_long();
    EXPECT_EQ(results(id), "waiting waiting waiting");
    EXPECT_TRUE(shown(id).paused);
    EXPECT_EQ(asked_to_sign(), 1) << "the passphrase is not sent again";
    EXPECT_EQ(pile.numbers.size(), 1u) << "the others take no number";
    EXPECT_EQ(state("memo:1"), RoundState::approved);
    EXPECT_EQ(state("memo:2"), RoundState::running);
    EXPECT_EQ(open_hands->open(), 0u);
    const auto why = items(id)[0].refusal;
    ASSERT_TRUE(why);
    EXPECT_EQ(why->key, "signing.error.provider_refused_code");
    EXPECT_EQ(why->args, (core::Args{{"code", "2099"}}));
    EXPECT_EQ(rows("SELECT COUNT(*) FROM core_batch_item WHERE refusal LIKE '%Kuota%'"), 0) << "not in its own words";
    server.refuses_with = 0;
    many->resume(as("KADIS"), id, core::Secret("kunci rapat"));
    drain();
    EXPECT_EQ(results(id), "done done done");
    EXPECT_EQ(pile.numbers.at("memo:1"), 1) << "the number it held";
    EXPECT_EQ(pile.numbers.size(), 3u);
    EXPECT_FALSE(items(id)[0].refusal);
}

TEST_P(SigningPileAway, a_service_that_is_away_takes_no_number_at_all) {
    const auto chosen = wait_for_signature(2);
    const auto id = begin(chosen);
    clock.pass(std::chrono::minutes(2));   // what was known of it is old
    server.mischief = test::Mischief::closes;
    drain_long();
    EXPECT_EQ(results(id), "waiting waiting");
    EXPECT_TRUE(pile.numbers.empty());
    EXPECT_EQ(asked_to_sign(), 0);
    ASSERT_TRUE(items(id)[0].refusal);
    EXPECT_EQ(items(id)[0].refusal->key, "signing.error.esign_cut");
}

TEST_P(SigningPileAway, a_wrong_passphrase_is_sent_once_and_named) {
    const auto chosen = wait_for_signature(3);
    const auto id = begin(chosen, "bukan ini");
    drain_long();
    EXPECT_EQ(results(id), "waiting waiting waiting");
    EXPECT_EQ(asked_to_sign(), 1);
    ASSERT_TRUE(items(id)[0].refusal);
    EXPECT_EQ(items(id)[0].refusal->key, "signing.fault.passphrase");
    many->resume(as("KADIS"), id, core::Secret("kunci rapat"));
    drain();
    EXPECT_EQ(results(id), "done done done");
}

NASKAH_ON_BOTH_DATABASES(SigningPileAway);

}  // namespace
}  // namespace signing
