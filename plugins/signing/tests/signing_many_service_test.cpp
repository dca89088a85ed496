// SPDX-License-Identifier: Apache-2.0
// Many signed with one passphrase, over both databases: each signed once or not at all and told so, nothing
// signed that was not consented to, and after a restart the rest waits for the passphrase.
#include <chrono>
#include <iostream>

#include "signing/tests/pile_kit.h"

namespace signing {
namespace signing_many_service_test {

using core::batch::BatchId;

TEST_P(SigningPile, each_is_signed_with_a_number_and_a_true_result) {
    auto chosen = wait_for_signature(5);
    pile.contents["memo:2"] = core::sha256("diubah");   // under the eyes of nobody
    chosen[3].content = core::sha256("yang lain");      // read before it was corrected
    reading->consent(as("KADIS"), chosen[4]);
    reading->withdraw(as("KADIS"), "memo:5");
    reading->consent(as("KADIS"), chosen[4]);
    const auto id = begin(chosen);
    EXPECT_EQ(open_hands->open(), 1u);
    drain();
    EXPECT_EQ(results(id), "done refused done refused done");
    EXPECT_TRUE(shown(id).ended);
    EXPECT_EQ(open_hands->open(), 0u) << "wiped when the batch is over";
    const auto all = items(id);
    EXPECT_EQ(all[0].told, "000.1.5/1/DINAS");
    EXPECT_EQ(all[0].title, "Perihal memo:1");
    for (const std::size_t changed : {1u, 3u}) EXPECT_EQ(all[changed].refusal->key, "signing.error.sign_changed");
    EXPECT_EQ(state("memo:1"), RoundState::sealed);
    EXPECT_EQ(state("memo:2"), RoundState::running);
    EXPECT_EQ(pile.numbers.size(), 3u) << "nothing refused takes a number";
    for (const auto& [about, bytes] : pile.sealed_as)
        EXPECT_TRUE(inspect->check(blobs->get(bytes), clock.now()).genuine) << about;
    EXPECT_EQ(rows("SELECT COUNT(*) FROM signing_evidence e JOIN signing_consent c ON c.step_id = e.step_id"), 3)
        << "evidence has its consent";
    EXPECT_EQ(key_of([&] { begin({chosen[0]}); }), "signing.error.not_your_turn") << "nothing is signed twice";
    EXPECT_EQ(open_hands->open(), 0u);
}

TEST_P(SigningPile, a_wrong_passphrase_loses_nothing_and_begins_nothing) {
    const auto chosen = wait_for_signature(3);
    EXPECT_EQ(key_of([&] { many->begin(as("KADIS"), chosen, core::Secret("bukan ini")); }), "signing.fault.passphrase");
    EXPECT_EQ(open_hands->open(), 0u);
    EXPECT_EQ(rows("SELECT COUNT(*) FROM core_batch"), 0);
    for (const auto& letter : reading->all(as("KADIS"))) {
        EXPECT_TRUE(letter.consented) << letter.to_sign.subject;
        EXPECT_TRUE(letter.batch.empty());
    }
    const auto id = begin(chosen);
    EXPECT_EQ(reading->all(as("KADIS"))[0].batch, id.text());
    EXPECT_EQ(key_of([&] { reading->withdraw(as("KADIS"), "memo:1"); }), "signing.error.no_consent") << "too late";
    EXPECT_EQ(key_of([&] { begin(chosen); }), "signing.error.being_signed");
    drain();
    EXPECT_EQ(results(id), "done done done");
}

TEST_P(SigningPile, what_must_be_read_is_not_signed_unopened) {
    const auto chosen = wait_for_signature(2);
    pile.to_be_read = {"memo:2"};
    EXPECT_EQ(key_of([&] { reading->consent(as("KADIS"), chosen[1]); }), "signing.error.not_opened");
    const auto first = begin(chosen);
    drain();
    EXPECT_EQ(results(first), "done refused");
    EXPECT_EQ(items(first)[1].refusal->key, "signing.error.not_opened");
    const auto at = clock.now();
    desk->opened(as("KADIS"), "memo:2");
    clock.pass(std::chrono::minutes(2));
    reading->consent(as("KADIS"), chosen[1]);
    const auto given = reading->all(as("KADIS"))[0].to_sign.consent;
    ASSERT_TRUE(given);
    EXPECT_EQ(given->opened, at);
    EXPECT_EQ(given->at, clock.now());
    EXPECT_EQ(given->content, chosen[1].content);
    const auto second = begin({chosen[1]});
    drain();
    EXPECT_EQ(results(second), "done");
}

// By whatever door: alone, with the rest of a list, for paraf; and what is not opened is not said to be.
TEST_P(SigningPile, what_must_be_read_is_opened_first_by_every_way) {
    const auto chosen = wait_for_signature(2);
    pile.to_be_read = {"memo:1"};
    const auto sign = [&](const char* about) { desk->sign(as("KADIS"), about, core::Secret("kunci KADIS")); };
    const auto stop = [&] {
        for (const Finding& each : desk->preflight(as("KADIS"), "memo:1").findings)
            if (each.state == Finding::State::stop) return std::string(name(each.about)) + " " + each.key;
        return std::string();
    };
    EXPECT_EQ(stop(), "reading signing.error.not_opened");
    EXPECT_EQ(key_of([&] { sign("memo:1"); }), "signing.error.not_opened");
    (void)desk->show(as("KADIS"), "memo:1");
    EXPECT_EQ(stop(), "reading signing.error.not_opened") << "the round is not the letter";
    EXPECT_TRUE(pile.numbers.empty());
    EXPECT_EQ(state("memo:1"), RoundState::running);
    desk->opened(as("KADIS"), "memo:1");
    EXPECT_EQ(stop(), "");
    const auto at = clock.now();
    clock.pass(std::chrono::minutes(1));
    sign("memo:1");
    sign("memo:2");
    const auto opened = [&](const char* about) {
        const auto step = desk->show(as("KADIS"), about).round.steps[0];
        const auto given = place->db().read([&](Tx& tx) { return store::consent(tx, step.id); });
        EXPECT_EQ(given->opened, step.opened);
        EXPECT_EQ(given->at, clock.now());
        return given->opened;
    };
    EXPECT_EQ(opened("memo:1"), at);
    EXPECT_FALSE(opened("memo:2")) << "to sign is not to open";

    place->db().write([&](Tx& tx) {
        desk->open(tx, as("STAF"), "memo:9", pile.content(tx, "memo:9"),
                   {{StepKind::initial, seats.id("KABID"), 1}, {StepKind::signature, seats.id("KADIS"), 2}});
    });
    pile.to_be_read = {"memo:9"};
    const auto seen = core::sha256(std::string("memo:9"));
    const auto pass_seen = [&] { desk->pass_seen(as("KABID"), "memo:9", "", seen, [](Tx&) {}); };
    EXPECT_EQ(key_of(pass_seen), "signing.error.not_opened_initial");
    EXPECT_EQ(key_of([&] { desk->pass(as("KABID"), "memo:9", ""); }), "signing.error.not_opened_initial");
    EXPECT_FALSE(desk->waiting(as("KABID")).at(0).waiting.opened);
    desk->opened(as("KABID"), "memo:9");
    EXPECT_TRUE(desk->waiting(as("KABID")).at(0).waiting.opened);
    pass_seen();
}

TEST_P(SigningPile, who_signs_on_the_letters_own_page_consents_by_it) {
    const auto chosen = wait_for_signature(1);
    reading->consent(as("KADIS"), chosen[0]);
    tests::run_raw(place->db(), "UPDATE signing_consent SET content = '" + core::sha256("yang lama").hex() + "'");
    EXPECT_FALSE(reading->all(as("KADIS"))[0].consented) << "it was to other content";
    clock.pass(std::chrono::minutes(3));
    desk->sign(as("KADIS"), "memo:1", core::Secret("kunci KADIS"));
    const auto step = desk->show(as("KADIS"), "memo:1").round.steps[0].id;
    const auto given = place->db().read([&](Tx& tx) { return store::consent(tx, step); });
    ASSERT_TRUE(given);
    EXPECT_EQ(given->content, chosen[0].content);
    EXPECT_EQ(given->at, clock.now());
    EXPECT_EQ(given->person, as("KADIS").actor.person);
}

TEST_P(SigningPile, nobody_consents_for_another) {
    const auto chosen = wait_for_signature(1);
    EXPECT_EQ(key_of([&] { reading->consent(as("TU"), chosen[0]); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { reading->consent(as("HUKUM"), chosen[0]); }), "signing.error.not_your_turn");
    EXPECT_EQ(key_of([&] { many->begin(as("TU"), chosen, core::Secret("kunci TU")); }), "core.error.not_found");
    reading->consent(as("KADIS"), chosen[0]);
    EXPECT_TRUE(reading->all(as("TU")).empty());
    const auto id = begin(chosen);
    EXPECT_EQ(key_of([&] { many->resume(as("TU"), id, core::Secret("kunci TU")); }), "core.error.not_found");
    EXPECT_EQ(key_of([&] { many->resume(as("KADIS"), id, core::Secret("kunci KADIS")); }), "core.batch.not_paused");
}

TEST_P(SigningPile, after_a_restart_the_rest_waits_for_the_passphrase) {
    const auto chosen = wait_for_signature(12);
    const auto id = begin(chosen);
    int done = 0;
    // The process dies between taking the sixth and signing it; the next one knows no hand.
    before_each = [&](const std::string&) {
        if (++done == 6) start();
    };
    drain();
    before_each = nullptr;
    EXPECT_EQ(shown(id).counts.done, 5);
    EXPECT_EQ(shown(id).counts.waiting, 7);
    EXPECT_TRUE(shown(id).paused);
    EXPECT_EQ(pile.sealed_as.size(), 5u);
    EXPECT_EQ(reading->all(as("KADIS")).size(), 7u);
    EXPECT_EQ(reading->all(as("KADIS"))[0].batch, id.text()) << "still in the batch";
    EXPECT_EQ(many->waiting(as("KADIS"), id).counts.waiting, 7);
    EXPECT_EQ(key_of([&] { many->resume(as("KADIS"), id, core::Secret("bukan ini")); }), "signing.fault.passphrase");
    EXPECT_TRUE(shown(id).paused) << "and it waits on";
    many->resume(as("KADIS"), id, core::Secret("kunci KADIS"));
    drain();
    EXPECT_EQ(shown(id).counts.done, 12);
    EXPECT_EQ(pile.sealed_as.size(), 12u);
    EXPECT_EQ(pile.numbers.size(), 12u);
    EXPECT_EQ(open_hands->open(), 0u);
}

TEST_P(SigningPile, who_stops_the_rest_keeps_his_consent_to_it) {
    const auto chosen = wait_for_signature(4);
    const auto id = begin(chosen);
    open_hands->close_of(as("KADIS").actor.person);   // he signed out
    drain();
    EXPECT_EQ(results(id), "waiting waiting waiting waiting");
    batches->stop(as("KADIS"), id);
    EXPECT_EQ(results(id), "refused refused refused refused");
    for (const auto& letter : reading->all(as("KADIS"))) EXPECT_TRUE(letter.consented && letter.batch.empty());
    const auto again = begin(chosen);
    drain();
    EXPECT_EQ(results(again), "done done done done");
}

TEST_P(SigningPile, one_that_fails_by_our_fault_keeps_its_number_and_is_signed_later) {
    const auto chosen = wait_for_signature(3);
    pile.fails = "memo:2";
    const auto id = begin(chosen);
    drain();
    EXPECT_EQ(results(id), "done waiting done");
    EXPECT_EQ(state("memo:2"), RoundState::approved);
    const int number = pile.numbers.at("memo:2");
    EXPECT_EQ(rows("SELECT COUNT(*) FROM signing_evidence"), 2);
    pile.fails.clear();
    clock.pass(std::chrono::minutes(1));
    drain();
    EXPECT_EQ(results(id), "done done done");
    EXPECT_EQ(pile.numbers.at("memo:2"), number);
    EXPECT_EQ(rows("SELECT COUNT(*) FROM signing_evidence"), 3);
}

TEST_P(SigningPile, a_locked_account_signs_nothing_more) {
    const auto chosen = wait_for_signature(3);
    const auto id = begin(chosen);
    for (int n = 0; n < core::auth::max_failures; ++n)
        (void)key_of([&] { hands->open(as("KADIS"), core::Secret("bukan ini")); });
    drain();
    EXPECT_EQ(results(id), "waiting waiting waiting");
    EXPECT_TRUE(shown(id).paused);
    EXPECT_EQ(open_hands->open(), 0u);
    EXPECT_TRUE(pile.numbers.empty());
}

TEST_P(SigningPile, a_hand_is_held_no_longer_than_a_quarter_of_an_hour) {
    const auto chosen = wait_for_signature(2);
    const auto id = begin(chosen);
    clock.pass(OpenHands::life);
    drain();
    EXPECT_EQ(results(id), "waiting waiting");
    EXPECT_EQ(open_hands->open(), 0u);
    many->resume(as("KADIS"), id, core::Secret("kunci KADIS"));
    open_hands->close_all();   // the server stops
    EXPECT_EQ(open_hands->open(), 0u);
    const auto keep = [&] { open_hands->keep(BatchId::make(clock.now()), as("KADIS").actor.person, nullptr); };
    for (std::size_t n = 0; n < OpenHands::most; ++n) keep();
    EXPECT_EQ(key_of(keep), "signing.error.hands_full");
}

TEST_P(SigningPile, a_hand_in_use_is_held_on_but_not_for_ever) {
    const auto chosen = wait_for_signature(12);
    const auto id = begin(chosen);
    // Each takes ten minutes, as where the keeper is slow.
    before_each = [&](const std::string&) { clock.pass(std::chrono::minutes(10)); };
    drain();
    EXPECT_EQ(shown(id).counts.done, 11) << "two hours after it was opened it goes";
    EXPECT_TRUE(shown(id).paused);
    EXPECT_EQ(open_hands->open(), 0u);
    before_each = nullptr;
    many->resume(as("KADIS"), id, core::Secret("kunci KADIS"));
    batches->stop(as("KADIS"), id);
    clock.pass(std::chrono::minutes(5));
    open_hands->keep(BatchId::make(clock.now()), as("KADIS").actor.person, nullptr);
    clock.pass(std::chrono::minutes(10));
    drain();
    EXPECT_EQ(open_hands->open(), 1u);
    clock.pass(std::chrono::minutes(5));
    drain();
    EXPECT_EQ(open_hands->open(), 0u) << "the job looks again until none is left";
}

TEST_P(SigningPile, two_hundred_at_once) {
    constexpr int count = 200;
    const auto chosen = wait_for_signature(count);
    const auto begun = std::chrono::steady_clock::now();
    const auto id = begin(chosen);
    int done = 0;
    before_each = [&](const std::string&) {
        if (++done == 77) start();   // killed in the middle
    };
    drain();
    EXPECT_EQ(shown(id).counts.done, 76);
    many->resume(as("KADIS"), id, core::Secret("kunci KADIS"));
    drain();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    std::cout << "one of " << count << " letters of a batch: " << took.count() / count << " ms\n";
    EXPECT_EQ(shown(id).counts.done, count);
    EXPECT_EQ(pile.sealed_as.size(), static_cast<std::size_t>(count));
    std::set<int> numbers;
    for (const auto& each : pile.numbers) numbers.insert(each.second);
    EXPECT_EQ(numbers.size(), static_cast<std::size_t>(count)) << "no number twice";
    EXPECT_EQ(rows("SELECT COUNT(*) FROM signing_evidence"), count);
    EXPECT_TRUE(reading->all(as("KADIS")).empty());
}

NASKAH_ON_BOTH_DATABASES(SigningPile);

}  // namespace
}  // namespace signing
