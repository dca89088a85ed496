// SPDX-License-Identifier: Apache-2.0
// What is left when a keeper of keys fails, over both databases: nothing taken before the number, and after it the
// number held, told with its reason, and used once.
#include <algorithm>

#include "signing/service/failures.h"
#include "signing/tests/provider_kit.h"

namespace signing {
namespace held_service_test {

class HeldNumber : public KeyProviders {};

TEST_P(HeldNumber, a_wrong_passphrase_goes_to_bsre_once) {
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

TEST_P(HeldNumber, a_wrong_one_time_password_is_the_signers_to_mend) {
    bsre(ProviderKind::esign_v2, true);
    ask({"KADIS"});
    EXPECT_EQ(sign("", "000000"), "signing.fault.otp_wrong");
    server.wrong_totp_code = 2032;
    server.wrong_totp = "OTP tidak valid";
    try {
        desk->sign(as("KADIS"), subject, secret(""), secret("000000"));
        ADD_FAILURE() << "signed";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::invalid);
        EXPECT_EQ(error.key(), "signing.error.otp_wrong");
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].field, "otp");
    }
    EXPECT_FALSE(view().failure) << "not the provider's";
    EXPECT_EQ(everything_kept().find("provider\":"), std::string::npos) << "nor watched";
    EXPECT_EQ(asked_to_sign(), 2u);
    EXPECT_EQ(sign("", "480215"), "");
    expect_signed();
}

TEST_P(HeldNumber, the_number_of_an_unknown_refusal_is_kept_and_told) {
    const auto id = bsre();
    ask({"KADIS"});
    server.refuses_with = 2099;
    core::Error refused(core::Code::internal, "");
    try {
        desk->sign(as("KADIS"), subject, secret("kunci rapat"), {});
    } catch (const core::Error& error) {
        refused = error;
    }
    EXPECT_EQ(refused.key(), "signing.error.esign_said");
    expect_held("signing.error.provider_refused_code");
    EXPECT_EQ(view("STAF").failure->args, (core::Args{{"code", "2099"}})) << "its drafter is told too";
    EXPECT_EQ(everything_kept().find("Kuota"), std::string::npos) << "not in the service's words";
    Failures failures(place->db(), *desk);
    const auto last = failures.last_at(admin(), id);
    ASSERT_TRUE(last);
    EXPECT_EQ(code_of(last->args), "2099");
    EXPECT_EQ(key_of([&] { failures.last_at(as("KADIS"), id); }), "core.error.forbidden");

    constexpr std::string_view text = "msgid \"signing.error.esign_said\"\nmsgstr \"Ditolak dengan kode {code}.\"\n\n"
                                      "msgid \"signing.error.held\"\nmsgstr \"{why} Nomor dipegang.\"\n";
    core::words::Words words;
    words.add("signing", {{"id.po", text}, {"en.po", text}});
    const auto told = failures.told(as("KADIS"), subject, refused, words.in("id"));
    EXPECT_EQ(told.code(), core::Code::upstream);
    EXPECT_EQ(words.in("id").say(told.key(), told.args()), "Ditolak dengan kode 2099. Nomor dipegang.");
    server.refuses_with = 0;
    EXPECT_EQ(sign("kunci rapat"), "");
    EXPECT_FALSE(failures.last_at(admin(), id));
    EXPECT_EQ(failures.told(as("KADIS"), subject, refused, words.in("id")).key(), refused.key()) << "no number waits";
}

TEST_P(HeldNumber, one_hand_never_sends_a_refused_passphrase_again) {
    bsre();
    ask({"KADIS"});
    const auto hand = hands->open(as("KADIS"), secret("bukan ini"));
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.fault.passphrase");
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.error.passphrase_spent");
    EXPECT_EQ(asked_to_sign(), 1u);
}

TEST_P(HeldNumber, his_state_at_bsre_is_told_before_he_types) {
    bsre();
    ask({"KADIS"});
    server.people[nik].status = "EXPIRED";
    const auto found = desk->preflight(as("KADIS"), subject);
    ASSERT_FALSE(found.clear());
    const auto stop = std::find_if(found.findings.begin(), found.findings.end(),
                                   [](const Finding& each) { return each.state == Finding::State::stop; });
    ASSERT_NE(stop, found.findings.end());
    EXPECT_EQ(stop->about, Finding::About::certificate);
    EXPECT_EQ(stop->key, "signing.error.esign_user_expired");
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_user_expired");
    EXPECT_EQ(asked_to_sign(), 0u) << "the passphrase stayed here";
    expect_untouched();
    server.people[nik].status = "ISSUE";
    EXPECT_EQ(sign("kunci rapat"), "") << "a no is asked about anew";
    expect_signed();
}

TEST_P(HeldNumber, every_wrong_answer_leaves_the_number_held) {
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

TEST_P(HeldNumber, a_service_that_goes_away_is_watched_until_it_answers) {
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

// Asked only how it is, it says well; what it says is worth nothing once it fails to sign.
TEST_P(HeldNumber, signing_that_fails_tells_of_the_provider_though_it_answers) {
    const auto id = bsre();
    ask({"KADIS"});
    const auto questions = [&] {
        return std::count_if(server.seen.begin(), server.seen.end(),
                             [](const auto& each) { return each.path == "/api/v2/user/check/status"; });
    };
    EXPECT_TRUE(desk->preflight(as("KADIS"), subject).clear());
    const auto before = questions();
    server.refuses_with = 2099;
    const auto since = clock.now();
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_said");
    EXPECT_EQ(questions(), before) << "its yes was still good";
    clock.pass(std::chrono::seconds(1));
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_said");
    EXPECT_EQ(questions(), before + 1) << "and is void after the failure";
    EXPECT_TRUE(providers->test(admin(), id).well());
    const auto trouble = providers->find(admin(), id).trouble;
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->failures, 2);
    EXPECT_EQ(trouble->since, since);
    EXPECT_EQ(trouble->at, clock.now());
    EXPECT_EQ(trouble->fault, "signing.error.provider_refused_code");
    EXPECT_FALSE(trouble->often());
    EXPECT_EQ(key_of([&] { providers->check(); }), "signing.health.signing");
    EXPECT_EQ(sign("bukan ini"), "signing.fault.passphrase");
    EXPECT_EQ(providers->find(admin(), id).trouble->failures, 2) << "his own mistake is not its";
    server.refuses_with = 0;
    EXPECT_EQ(sign("kunci rapat"), "");
    EXPECT_FALSE(providers->find(admin(), id).trouble);
    providers->check();
}

// Away before anything is taken: he waits without a number, and is told when he need not.
TEST_P(HeldNumber, a_wish_waits_for_a_service_that_is_away_and_takes_no_number) {
    const auto id = bsre();
    ask({"KADIS"});
    EXPECT_EQ(key_of([&] { queue->wish(as("KADIS"), subject); }), "signing.error.queue_not_needed");
    EXPECT_EQ(key_of([&] { queue->withdraw(as("KADIS"), subject); }), "signing.error.not_queued");
    clock.pass(std::chrono::minutes(2));
    server.mischief = Mischief::closes;
    EXPECT_EQ(sign("kunci rapat"), "signing.error.esign_cut");
    expect_untouched();
    EXPECT_EQ(key_of([&] { queue->wish(as("TU"), subject); }), "core.error.not_found");
    EXPECT_NE(key_of([&] { queue->wish(as("SEKRETARIS"), subject); }), "") << "it is not his turn";
    const auto since = clock.now();
    queue->wish(as("KADIS"), subject);
    queue->wish(as("KADIS"), subject);
    for (const char* who : {"KADIS", "STAF"}) {
        ASSERT_TRUE(view(who).failure) << who;
        EXPECT_TRUE(view(who).queued) << who;
        EXPECT_EQ(view(who).failure->since, since);
        EXPECT_EQ(view(who).failure->tries, 1);
    }
    EXPECT_TRUE(desk->waiting(as("KADIS")).at(0).waiting.queued);
    EXPECT_EQ(desk->queued(as("KADIS")), 1);
    EXPECT_EQ(desk->waiting_for_keepers(as("STAF")).size(), 1u) << "its drafter is told";
    EXPECT_TRUE(desk->waiting_for_keepers(as("TU")).empty());
    EXPECT_EQ(providers->list(admin()).at(0).waiting, 1);
    clock.pass(std::chrono::minutes(2));
    EXPECT_EQ(told(), "") << "it is still away";
    EXPECT_EQ(desk->held(as("KADIS")), 0);

    server.mischief = Mischief::none;
    clock.pass(std::chrono::minutes(11));
    EXPECT_EQ(told(), "KADIS") << "it can be signed again";
    EXPECT_EQ(desk->queued(as("KADIS")), 0);
    EXPECT_EQ(desk->answered(as("KADIS")), 1);
    EXPECT_EQ(view().round.state, RoundState::running);
    EXPECT_EQ(memo.numbered, 0);
    EXPECT_EQ(everything_kept().find("kunci rapat"), std::string::npos);
    EXPECT_EQ(sign("kunci rapat"), "");
    expect_signed();
    EXPECT_EQ(desk->answered(as("KADIS")), 0);
    EXPECT_TRUE(desk->waiting_for_keepers(as("STAF")).empty());
    EXPECT_FALSE(providers->find(admin(), id).trouble);

    clock.pass(std::chrono::minutes(2));
    ask({"KADIS"});
    server.mischief = Mischief::closes;
    queue->wish(as("KADIS"), subject);
    queue->withdraw(as("KADIS"), subject);
    EXPECT_FALSE(view().failure);
    EXPECT_EQ(desk->queued(as("KADIS")), 0);
}

// The administrator gives him another keeper, and takes the old one away.
TEST_P(HeldNumber, whose_keeper_was_replaced_or_removed_is_told_to_come_back) {
    const auto id = bsre();
    ask({"KADIS"});
    const auto hand = hands->open(as("KADIS"), secret("kunci rapat"));
    server.mischief = Mischief::spring_500;
    EXPECT_EQ(key_of([&] { sealing->run(as("KADIS"), subject, *hand); }), "signing.error.esign_fault");
    clock.pass(std::chrono::minutes(2));
    EXPECT_EQ(told(), "");
    providers->unchoose(admin(), UseScope::agency, "");
    providers->unchoose(admin(), UseScope::person, as("KADIS").actor.person.text());
    if (GetParam() == core::db::Engine::sqlite) providers->remove(admin(), id);
    clock.pass(std::chrono::minutes(11));
    EXPECT_EQ(told(), "KADIS") << "nothing is waited for that nobody asks any more";
    EXPECT_EQ(told(), "") << "once";
    keys->enrol(as("KADIS").actor.person, "Nama KADIS", "Pemerintah Kota Contoh", secret("kunci di server"));
    EXPECT_EQ(sign("kunci di server"), "");
    expect_signed();
}

TEST_P(HeldNumber, what_is_held_may_be_refused_or_withdrawn) {
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

TEST_P(HeldNumber, a_clock_set_back_stops_before_anything_is_typed) {
    bsre();
    ask({"KADIS"});
    EXPECT_EQ(sign("kunci rapat"), "");
    clock.pass(std::chrono::minutes(1));
    ask({"KADIS"});
    clock.pass(-std::chrono::hours(2));
    EXPECT_EQ(sign("kunci rapat"), "signing.error.clock_back");
    EXPECT_EQ(asked_to_sign(), 1u);
    // The clock had run ahead, and is right now: an administrator says so once.
    timestamps->accept_clock(admin());
    for (const Finding& each : desk->preflight(as("KADIS"), subject).findings)
        if (each.about == Finding::About::clock) EXPECT_EQ(each.state, Finding::State::good);
    EXPECT_EQ(key_of([&] { timestamps->accept_clock(admin()); }), "signing.error.clock_fine");
    // Only what that clock had dated is set aside: what is dated before it counts as ever.
    place->db().write([](Tx& tx) { tx.exec("UPDATE signing_evidence SET signed_at = signed_at - 60000", {}); });
    EXPECT_EQ(sign("kunci rapat"), "signing.error.clock_back");
}

TEST_P(HeldNumber, what_he_had_before_him_is_what_is_signed) {
    bsre();
    ask({"KADIS"});
    const core::Secret typed(std::string("kunci rapat"));
    const auto other = core::sha256("isi yang dikembalikan");
    EXPECT_EQ(key_of([&] { desk->sign(as("KADIS"), subject, typed, {}, other); }), "signing.error.sign_changed");
    EXPECT_EQ(view().round.state, RoundState::running) << "no number was taken";
    EXPECT_EQ(asked_to_sign(), 0u);
    EXPECT_EQ(key_of([&] { desk->sign(as("KADIS"), subject, typed, {}, memo.now); }), "");
    expect_signed();
}

TEST_P(HeldNumber, what_is_being_signed_is_not_signed_beside_it) {
    bsre();
    ask({"KADIS"});
    std::string beside;
    memo.meanwhile = [&] { beside = sign("kunci rapat"); };
    EXPECT_EQ(sign("kunci rapat"), "");
    EXPECT_EQ(beside, "signing.error.signed_beside");
    EXPECT_EQ(asked_to_sign(), 1u);
    EXPECT_EQ(memo.numbered, 1);
}

NASKAH_ON_BOTH_DATABASES(HeldNumber);

}  // namespace
}  // namespace signing
