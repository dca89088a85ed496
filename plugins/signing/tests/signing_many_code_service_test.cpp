// SPDX-License-Identifier: Apache-2.0
// Many signed with one-time passwords, over both databases: one for as many letters as the keeper allows, each letter
// signed once or not at all, its number kept.
#include <algorithm>

#include "signing/service/permits.h"
#include "signing/store/trouble_store.h"
#include "signing/tests/esign_server.h"
#include "signing/tests/opinion.h"
#include "signing/tests/pile_kit.h"
#include "tests/support/csc_server.h"

namespace signing {
namespace signing_many_code_service_test {

using tests::CscServer;

constexpr const char* nik = "1971010101700001";
constexpr const char* code = "480215";

core::Secret secret(const char* text) { return core::Secret(std::string(text)); }

class SigningPileByCode : public SigningPile {
  protected:
    void SetUp() override {
        SigningPile::SetUp();
        if (IsSkipped()) return;
        open_elsewhere();
        bsre.people[nik] = {"Nama KADIS", "kunci rapat", "kadis@kota-contoh.example"};
        bsre.strict_totp = true;
    }
    ProviderId serve(Provider provider, const char* credential, const std::string& key) {
        auto admin = as("STAF");
        admin.actor.rights.insert("core.admin");
        provider.id = providers->save(admin, provider, secret(credential)).id;
        place->db().write([&](Tx& tx) {
            store::put(tx, {UseScope::person, as("KADIS").actor.person.text(), provider.id, key});
        });
        return provider.id;
    }
    ProviderId at_bsre() {
        Provider provider;
        provider.name = "BSrE Kota";
        provider.kind = ProviderKind::esign_v2;
        provider.address = bsre.url();
        provider.user = "naskah";
        provider.plain_http = provider.one_time = true;
        return serve(provider, "sandi aplikasi", nik);
    }
    // As many letters to a password as `together`; on one of the databases bound to their digests.
    void at_csc(CscServer& service, int together, const char* mode = "explicit") {
        static const test::Keypair pair = test::keypair(test::Kind::p256, "Nama KADIS");
        CscServer::Key key;
        key.key = pair.key.get();
        key.certificates = {pair.certificate, test::world().issuing.certificate(), test::world().root.certificate()};
        key.algorithms = {"1.2.840.10045.4.3.2"};
        key.asks_otp = true;
        key.binds_hashes = GetParam() == core::db::Engine::sqlite;
        key.multisign = together;
        key.mode = mode;
        service.add("A1", key);
        Provider provider;
        provider.name = "Layanan Uji";
        provider.kind = ProviderKind::csc;
        provider.address = service.base();
        provider.user = "naskah";
        serve(provider, "rahasia & uji", "A1");
    }
    core::batch::BatchId begin(const std::vector<Many::Chosen>& chosen, const char* typed = code) {
        return many->begin(as("KADIS"), chosen, secret(""), secret(typed));
    }
    std::size_t send(std::size_t letters) { return hands->send_one_time(as("KADIS"), letters); }
    std::string why(core::batch::BatchId id) {
        for (const auto& item : items(id))
            if (item.state == core::batch::State::waiting && item.refusal) return item.refusal->key;
        return "";
    }
    std::vector<std::size_t> files_of_calls() {
        std::vector<std::size_t> all;
        for (const auto& each : bsre.seen)
            if (each.path == "/api/v2/sign/pdf") all.push_back(each.json.at("file").size());
        return all;
    }
    void expect_all_signed(std::size_t count) {
        EXPECT_EQ(pile.sealed_as.size(), count);
        EXPECT_EQ(pile.numbers.size(), count);
        for (const auto& [about, bytes] : pile.sealed_as)
            EXPECT_TRUE(inspect->check(blobs->get(bytes), clock.now()).genuine) << about;
        EXPECT_EQ(rows("SELECT COUNT(*) FROM signing_evidence e JOIN signing_consent c ON c.step_id = e.step_id"),
                  static_cast<std::int64_t>(count));
        EXPECT_EQ(open_hands->open(), 0u);
    }

    test::EsignServer bsre;
};

TEST_P(SigningPileByCode, one_code_signs_all_of_a_batch) {
    at_bsre();
    const auto chosen = wait_for_signature(5);
    EXPECT_EQ(send(5), 5u);
    EXPECT_EQ(bsre.totp_files, 5) << "the service is told for how many";
    pile.contents["memo:2"] = core::sha256("diubah");
    const auto id = begin(chosen);
    drain();
    EXPECT_EQ(results(id), "done refused done done done");
    EXPECT_EQ(items(id)[0].told, "000.1.5/1/DINAS");
    EXPECT_EQ(files_of_calls(), std::vector<std::size_t>{4}) << "one call, without the one that was changed";
    EXPECT_EQ(state("memo:2"), RoundState::running) << "and without a number for it";
    expect_all_signed(4);
}

TEST_P(SigningPileByCode, a_code_for_fewer_signs_those_and_a_new_one_goes_on) {
    at_bsre();
    const auto chosen = wait_for_signature(3);
    send(2);
    const auto id = begin(chosen);
    drain();
    EXPECT_EQ(results(id), "done done waiting");
    EXPECT_TRUE(shown(id).paused);
    EXPECT_EQ(why(id), "signing.error.next_code");
    EXPECT_EQ(state("memo:3"), RoundState::running) << "what it does not reach takes no number";
    EXPECT_EQ(open_hands->open(), 0u);
    send(1);
    many->resume(as("KADIS"), id, secret(""), secret(code));
    drain();
    EXPECT_EQ(results(id), "done done done");
    EXPECT_EQ(files_of_calls(), (std::vector<std::size_t>{2, 1}));
    expect_all_signed(3);
}

TEST_P(SigningPileByCode, a_wrong_code_is_sent_once_and_the_numbers_stay) {
    at_bsre();
    const auto chosen = wait_for_signature(3);
    send(3);
    const auto id = begin(chosen, "000000");
    drain();
    EXPECT_EQ(results(id), "waiting waiting waiting");
    EXPECT_EQ(why(id), "signing.fault.otp_wrong");
    EXPECT_EQ(files_of_calls(), std::vector<std::size_t>{3});
    EXPECT_EQ(state("memo:3"), RoundState::approved);
    const auto numbers = pile.numbers;
    send(3);
    many->resume(as("KADIS"), id, secret(""), secret(code));
    drain();
    EXPECT_EQ(results(id), "done done done");
    EXPECT_EQ(pile.numbers, numbers);
    expect_all_signed(3);
}

TEST_P(SigningPileByCode, killed_between_signing_and_recording_each_is_signed_once) {
    const auto id_of_keeper = at_bsre();
    const auto chosen = wait_for_signature(4);
    send(4);
    const auto id = begin(chosen);
    int turn = 0;
    before_each = [&](const std::string&) {
        if (++turn == 3) start();   // dies with two recorded and two that only the service has signed
    };
    drain();
    before_each = nullptr;
    EXPECT_EQ(results(id), "done done waiting waiting");
    EXPECT_EQ(state("memo:4"), RoundState::approved) << "unsigned, its number held";
    const auto numbers = pile.numbers;
    bsre.mischief = test::Mischief::other_person;
    send(2);
    many->resume(as("KADIS"), id, secret(""), secret(code));
    drain();
    EXPECT_EQ(results(id), "done done refused refused") << "what the service gave is nobody's signature here";
    EXPECT_EQ(items(id)[3].refusal->key, "signing.error.answer_signer");
    EXPECT_EQ(place->db().read([&](Tx& tx) { return store::trouble(tx, id_of_keeper)->failures; }), 2);
    bsre.mischief = test::Mischief::none;
    const auto again = batches->again(as("KADIS"), id);
    send(2);
    many->resume(as("KADIS"), again, secret(""), secret(code));
    drain();
    EXPECT_EQ(results(again), "done done");
    EXPECT_EQ(pile.numbers, numbers);
    EXPECT_FALSE(place->db().read([&](Tx& tx) { return store::trouble(tx, id_of_keeper); }));
    expect_all_signed(4);
}

TEST_P(SigningPileByCode, a_csc_service_is_asked_for_as_many_as_it_allows) {
    CscServer service(GetParam() == core::db::Engine::sqlite ? 1 : 2);
    at_csc(service, 2);
    const auto chosen = wait_for_signature(5);
    EXPECT_EQ(send(5), 2u);
    EXPECT_EQ(hands->ready(as("KADIS"), hands->served(as("KADIS")), Hands::Age::old).together, 2u);
    EXPECT_EQ(key_of([&] { begin(chosen, CscServer::otp); }), "signing.fault.passphrase_empty") << "and its PIN";
    const auto id = many->begin(as("KADIS"), chosen, secret(CscServer::pin), secret(CscServer::otp));
    for (const char* so_far : {"done done waiting waiting waiting", "done done done done waiting"}) {
        drain();
        EXPECT_EQ(results(id), so_far);
        EXPECT_EQ(why(id), "signing.error.next_code");
        many->resume(as("KADIS"), id, secret(CscServer::pin), secret(CscServer::otp));
    }
    drain();
    EXPECT_EQ(results(id), "done done done done done");
    EXPECT_EQ(service.seen().authorizations, 3) << "as few as its limit demands";
    EXPECT_EQ(service.seen().signatures, 5);
    expect_all_signed(5);
}

TEST_P(SigningPileByCode, leave_on_the_keepers_page_signs_what_it_was_given_for) {
    CscServer service(GetParam() == core::db::Engine::sqlite ? 1 : 2);
    at_csc(service, 2, "oauth2code");
    Permits permits(clock, *hands, *sealing, *many, "https://naskah.example/signing/permit");
    const auto visit = [&](const Permits::Asked& page) {
        const std::string back = service.visit(page.address);
        const auto from = back.find("state="), rest = back.find('&');
        return std::pair(back.substr(from + 6, rest - from - 6), back.substr(back.rfind('=') + 1));
    };
    const auto chosen = wait_for_signature(3);
    EXPECT_EQ(key_of([&] { desk->sign(as("KADIS"), "memo:1", secret("246810")); }), "signing.error.by_page");
    const auto id = begin(chosen, "");
    drain();
    EXPECT_EQ(results(id), "waiting waiting waiting");
    EXPECT_TRUE(pile.numbers.empty()) << "nothing is taken until he goes to the page";
    EXPECT_EQ(key_of([&] { permits.ask(as("TU"), id); }), "core.error.not_found");
    const auto first = permits.ask(as("KADIS"), id);
    EXPECT_EQ(first.letters, 2u) << "as many as one leave reaches";
    EXPECT_EQ(first.keeper, "Layanan Uji");
    EXPECT_EQ(pile.numbers.size(), 2u);
    const auto [came, brought] = visit(first);
    EXPECT_EQ(key_of([&] { permits.came_back(as("TU"), came, brought); }), "core.error.not_found");
    EXPECT_EQ(permits.came_back(as("KADIS"), came, brought), id);
    EXPECT_EQ(key_of([&] { permits.came_back(as("KADIS"), came, brought); }), "core.error.not_found") << "once";
    drain();
    EXPECT_EQ(results(id), "done done waiting");
    EXPECT_TRUE(shown(id).paused);

    service.tell(tests::CscFault::no_leave);
    EXPECT_EQ(permits.refused(as("KADIS"), visit(permits.ask(as("KADIS"), id)).first), id);
    EXPECT_EQ(state("memo:3"), RoundState::approved) << "its number is held";
    service.tell(tests::CscFault::none);
    const auto late = visit(permits.ask(as("KADIS"), id));
    clock.pass(Permits::life);
    EXPECT_EQ(key_of([&] { permits.came_back(as("KADIS"), late.first, late.second); }), "core.error.not_found");
    const auto third = visit(permits.ask(as("KADIS"), id));
    permits.came_back(as("KADIS"), third.first, third.second);
    drain();
    EXPECT_EQ(results(id), "done done done");
    EXPECT_EQ(pile.numbers.at("memo:3"), 3);
    EXPECT_EQ(service.seen().signatures, 3);
    expect_all_signed(3);
}

NASKAH_ON_BOTH_DATABASES(SigningPileByCode);

}  // namespace
}  // namespace signing
