// SPDX-License-Identifier: Apache-2.0
// Every move of a round and of its steps.
#include "signing/tests/round_kit.h"

namespace signing {
namespace round_test {

// Paraf of 1; coordination of 2 and 3 together; paraf of 4; signature of 5. Sent up by 9.
OwnRound round() {
    auto made = begin(RoundId::make({1}), "letter:1", first,
                      {step(1, 1), step(2, 2, StepKind::coordination), step(3, 2, StepKind::coordination), step(4, 3),
                       step(5, 4, StepKind::signature)});
    made.opened_by = people().persons.at(9);
    return made;
}

TEST(Round, all_of_a_group_act_before_the_next_opens) {
    auto r = round();
    EXPECT_EQ(states(r), "active waiting waiting waiting waiting");
    EXPECT_EQ(key_of([&] { pass(r, by(2), "", first); }), "signing.error.not_your_turn");
    pass(r, by(1), "", first);
    EXPECT_EQ(states(r), "passed active active waiting waiting");
    pass(r, by(3), "setuju", first);
    EXPECT_EQ(states(r), "passed active passed waiting waiting") << "the other of the group is waited for";
    pass(r, by(2), "", first);
    EXPECT_EQ(states(r), "passed passed passed active waiting");
    EXPECT_EQ(r.steps[2].content, first) << "each paraf says what it covers";
    EXPECT_EQ(key_of([&] { pass(r, by(4), "", second); }), "signing.error.content_changed");
    pass(r, by(4), "", first);
    EXPECT_EQ(key_of([&] { pass(r, by(5), "", first); }), "signing.error.other_act");
    approve(r, by(5), first);
    approve(r, by(5), first);
    fix(r, by(5), core::sha256("pdf"));
    EXPECT_EQ(r.state, RoundState::sealed);
    EXPECT_EQ(states(r), "passed passed passed passed passed");
}

TEST(Round, a_lent_seat_gives_paraf_when_it_was_lent_for_it_and_never_signs) {
    auto r = round();
    auto lent = [](int who, bool parafs = true) {
        auto act = by(who);
        act.lent = true;
        act.parafs = parafs;
        return act;
    };
    EXPECT_FALSE(mark_opened(r, lent(1, false))) << "a secretary who looks is no evidence";
    EXPECT_EQ(key_of([&] { pass(r, lent(1, false), "", first); }), "core.error.lent_seat");
    EXPECT_EQ(key_of([&] { give_back(r, lent(1, false), "Tidak"); }), "core.error.lent_seat");
    EXPECT_TRUE(mark_opened(r, lent(1)));
    pass(r, lent(1), "", first);
    pass(r, by(2), "", first);
    pass(r, by(3), "", first);
    pass(r, by(4), "", first);
    ASSERT_EQ(states(r), "passed passed passed passed active");
    EXPECT_FALSE(mark_opened(r, lent(5)));
    EXPECT_EQ(key_of([&] { approve(r, lent(5), first); }), "core.error.lent_seat");
    EXPECT_EQ(key_of([&] { fix(r, lent(5), core::sha256("pdf")); }), "signing.error.round_over");
    EXPECT_EQ(key_of([&] { give_back(r, lent(5), "Tidak jadi"); }), "core.error.lent_seat");
    EXPECT_EQ(r.state, RoundState::running);
    approve(r, by(5), first);
    EXPECT_EQ(key_of([&] { fix(r, lent(5), core::sha256("pdf")); }), "core.error.lent_seat");
    EXPECT_EQ(key_of([&] { approve(r, lent(5), first); }), "core.error.lent_seat");
    fix(r, by(5), core::sha256("pdf"));
    EXPECT_EQ(r.state, RoundState::sealed);
}

TEST(Round, steps_without_groups_come_one_by_one) {
    const auto r = begin({}, "letter:1", first, {step(1, 0), step(2, 0), step(3, 0, StepKind::signature)});
    EXPECT_EQ(states(r), "active waiting waiting");
    EXPECT_EQ(r.steps[2].group, 3);
}

TEST(Round, steps_are_checked) {
    const auto faults = [](std::vector<StepWish> steps) {
        const auto found = step_faults(steps);
        return found.empty() ? std::string() : found.front().key;
    };
    const auto a = people().seats.at(1), b = people().seats.at(2);
    EXPECT_EQ(faults({{StepKind::initial, a, 1}, {StepKind::signature, b, 2}}), "");
    EXPECT_EQ(faults({{StepKind::initial, a, 1}}), "signing.fault.no_signature");
    EXPECT_EQ(faults({{StepKind::signature, a, 1}, {StepKind::initial, b, 2}}), "signing.fault.signature_last");
    EXPECT_EQ(faults({{StepKind::initial, a, 2}, {StepKind::signature, b, 2}}), "signing.fault.signature_last");
    const auto c = people().seats.at(3);
    EXPECT_EQ(faults({{StepKind::initial, a, 1}, {StepKind::signature, b, 2}, {StepKind::signature, c, 3}}), "");
    EXPECT_EQ(faults({{StepKind::signature, a, 0}, {StepKind::signature, b, 0}}), "");
    EXPECT_EQ(faults({{StepKind::signature, a, 1}, {StepKind::initial, b, 2}, {StepKind::signature, c, 3}}),
              "signing.fault.signature_last") << "no paraf between two signatures";
    EXPECT_EQ(faults({{StepKind::signature, a, 1}, {StepKind::signature, b, 1}}), "signing.fault.signature_last")
        << "one after another";
    EXPECT_EQ(faults({{StepKind::signature, a, 1}, {StepKind::signature, a, 2}}), "signing.fault.twice");
    std::vector<StepWish> nine;
    for (int n = 1; n <= 9; ++n) nine.push_back({StepKind::signature, people().seats.at(n), n});
    EXPECT_EQ(faults(nine), "signing.fault.many_signatures");
    EXPECT_EQ(faults({{StepKind::initial, a, 2}, {StepKind::initial, b, 1}, {StepKind::signature, b, 3}}),
              "signing.fault.groups");
    EXPECT_EQ(faults({{StepKind::coordination, a, 1}, {StepKind::coordination, a, 1}, {StepKind::signature, b, 2}}),
              "signing.fault.twice");
}

TEST(Round, nobody_is_asked_twice_in_a_row) {
    auto r = round();
    EXPECT_EQ(asked_twice(r.steps), 0);
    r.steps[3].holder = people().persons.at(5);
    EXPECT_EQ(asked_twice(r.steps), 1) << "paraf and signature of one person";
    r = round();
    r.steps[2].holder = r.steps[1].holder;
    EXPECT_EQ(asked_twice(r.steps), 1) << "both seats of one group";
    r = round();
    r.steps[3].holder = people().persons.at(1);
    EXPECT_EQ(asked_twice(r.steps), 0) << "not in a row";
}

TEST(Round, own_paraf_is_taken_back_until_the_next_has_opened_it) {
    auto r = round();
    pass(r, by(1), "setuju", first);
    recall(r, by(1));
    EXPECT_EQ(states(r), "active waiting waiting waiting waiting");
    EXPECT_EQ(r.steps[0].note, "");
    pass(r, by(1), "", first);
    EXPECT_EQ(key_of([&] { recall(r, by(2)); }), "signing.error.not_your_paraf");
    EXPECT_TRUE(mark_opened(r, by(3)));
    EXPECT_FALSE(mark_opened(r, by(3))) << "the first opening is kept";
    EXPECT_FALSE(mark_opened(r, by(4))) << "not asked yet";
    EXPECT_EQ(key_of([&] { recall(r, by(1)); }), "signing.error.opened_next");
    EXPECT_EQ(recallable(r, people().persons.at(1), people().seats.at(1)), nullptr);
    pass(r, by(3), "", first);
    recall(r, by(3));
    EXPECT_EQ(states(r), "passed active active waiting waiting") << "its own group is not over yet";
}

TEST(Round, an_opening_is_of_one_person_and_one_content) {
    auto r = round();
    ASSERT_TRUE(mark_opened(r, by(1)));
    const OwnStep& asked = r.steps[0];
    EXPECT_EQ(read_by(r, asked, by(1).person), asked.opened);
    EXPECT_FALSE(read_by(r, asked, by(2).person));
    Act other = by(2);
    other.position = by(1).position;   // holds it since
    EXPECT_TRUE(mark_opened(r, other));
    EXPECT_TRUE(read_by(r, asked, other.person));
    EXPECT_FALSE(read_by(r, asked, by(1).person));
    r.content = core::sha256("isi yang dikoreksi");
    EXPECT_FALSE(read_by(r, asked, other.person));
    EXPECT_TRUE(mark_opened(r, other));
}

TEST(Round, the_drafter_takes_it_back_until_the_first_has_opened_it) {
    auto r = round();
    take_back(r);
    EXPECT_EQ(r.state, RoundState::cancelled);
    EXPECT_EQ(states(r), "void void void void void");
    r = round();
    mark_opened(r, by(1));
    EXPECT_EQ(key_of([&] { take_back(r); }), "signing.error.opened");
    r = round();
    pass(r, by(1), "", first);
    EXPECT_EQ(key_of([&] { take_back(r); }), "signing.error.opened") << "giving paraf is opening";
}

TEST(Round, is_returned_with_a_note_by_any_who_are_asked) {
    auto r = round();
    pass(r, by(1), "", first);
    EXPECT_EQ(key_of([&] { give_back(r, by(3), " \n"); }), "signing.fault.note_empty");
    EXPECT_EQ(key_of([&] { give_back(r, by(1), "Perbaiki."); }), "signing.error.not_your_turn");
    give_back(r, by(3), "Perbaiki dasar hukumnya.");
    EXPECT_EQ(r.state, RoundState::returned);
    EXPECT_EQ(states(r), "passed void returned void void") << "who was asked beside is asked no more";
}

TEST(Round, given_back_by_mistake_it_goes_on_as_it_was) {
    auto r = round();
    pass(r, by(1), "setuju", first);
    const auto open = open_steps(r);
    EXPECT_EQ(key_of([&] { unreturn(r, open); }), "signing.error.round_over") << "it was not given back";
    give_back(r, by(3), "Perbaiki dasar hukumnya.");
    unreturn(r, open);
    EXPECT_EQ(r.state, RoundState::running);
    EXPECT_EQ(states(r), "passed active active waiting waiting");
    EXPECT_EQ(r.steps[2].note, "");
    EXPECT_EQ(r.steps[0].note, "setuju");
    pass(r, by(3), "", first);
    EXPECT_EQ(states(r), "passed active passed waiting waiting");
}

TEST(Round, is_cancelled_while_running_and_while_sealing) {
    for (const auto state : {RoundState::running, RoundState::approved}) {
        auto r = round();
        pass(r, by(1), "", first);
        r.state = state;
        cancel(r);
        EXPECT_EQ(r.state, RoundState::cancelled);
        EXPECT_EQ(states(r), "passed void void void void") << "what was given stays on record";
    }
    for (const auto state : {RoundState::sealed, RoundState::returned, RoundState::cancelled}) {
        auto r = round();
        r.state = state;
        EXPECT_EQ(key_of([&] { cancel(r); }), "signing.error.round_over");
        EXPECT_EQ(key_of([&] { take_back(r); }), "signing.error.round_over");
        EXPECT_EQ(key_of([&] { recall(r, by(1)); }), "signing.error.round_over");
        EXPECT_EQ(key_of([&] { add(r, by(1), step(6, 0), {}, "Perlu"); }), "signing.error.round_over");
        EXPECT_EQ(key_of([&] { amend(r, by(1), second, next_id); }), "signing.error.round_over");
    }
}

TEST(Change, a_step_is_added_beside_before_and_at_the_end) {
    auto r = round();
    const auto asked_first = r.steps[0].id, fourth = r.steps[3].id;
    add(r, by(9), step(6, 0, StepKind::coordination), {asked_first, std::nullopt}, "Menyangkut anggaran");
    EXPECT_EQ(states(r), "active active waiting waiting waiting waiting") << "beside one who is asked: asked at once";
    EXPECT_EQ(r.steps[1].origin, Origin::added);
    EXPECT_EQ(r.steps[1].change_reason, "Menyangkut anggaran");
    add(r, by(9), step(7, 0), {std::nullopt, fourth}, "Diminta sekretaris");
    EXPECT_EQ(r.steps[4].position, people().seats.at(7));
    EXPECT_EQ(r.steps[5].id, fourth);
    add(r, by(9), step(8, 0), {}, "Pemeriksaan akhir");
    EXPECT_EQ(r.steps[6].position, people().seats.at(8));
    EXPECT_EQ(r.steps[7].kind, StepKind::signature);
    EXPECT_LT(r.steps[6].group, r.steps[7].group);
    for (std::size_t i = 0; i < r.steps.size(); ++i) EXPECT_EQ(r.steps[i].order, static_cast<int>(i) + 1);
}

TEST(Change, whoever_has_it_lets_another_look_first) {
    auto r = round();
    mark_opened(r, by(1));
    EXPECT_EQ(key_of([&] { add(r, by(9), step(6, 0), {std::nullopt, r.steps[0].id}, "Perlu"); }),
              "signing.fault.before_opened");
    add(r, by(1), step(6, 0), {std::nullopt, r.steps[0].id}, "Perlu diperiksa bendahara");
    EXPECT_EQ(states(r), "active waiting waiting waiting waiting waiting");
    EXPECT_EQ(r.steps[0].position, people().seats.at(6));
    EXPECT_FALSE(r.steps[1].opened);
}

TEST(Change, what_may_not_be_added) {
    const auto fault = [](OwnStep wanted, Where where = {}, std::string reason = "Perlu") {
        auto r = round();
        return key_of([&] { add(r, by(9), std::move(wanted), where, std::move(reason)); });
    };
    auto r = round();
    EXPECT_EQ(fault(step(6, 0), {}, " "), "signing.fault.reason_empty");
    EXPECT_EQ(fault(step(6, 0, StepKind::signature)), "signing.fault.kind");
    EXPECT_EQ(fault(step(4, 0)), "signing.fault.already_there");
    EXPECT_EQ(fault(step(9, 0)), "signing.fault.own_paraf");
    EXPECT_EQ(fault(step(6, 0), {next_id(), std::nullopt}), "signing.fault.step");
    auto same = step(6, 0);
    same.holder = people().persons.at(4);
    EXPECT_EQ(fault(same), "signing.fault.same_person");
    EXPECT_EQ(key_of([&] { add(r, by(9), step(6, 0), {r.steps[4].id, std::nullopt}, "Perlu"); }),
              "signing.fault.beside_signature");
    pass(r, by(1), "", first);
    pass(r, by(2), "", first);
    EXPECT_EQ(key_of([&] { add(r, by(3), step(6, 0), {std::nullopt, r.steps[2].id}, "Perlu"); }),
              "signing.fault.before_done");
}

TEST(Change, a_step_not_done_is_removed) {
    auto r = round();
    r.steps[3].required = true;
    EXPECT_EQ(key_of([&] { remove(r, by(9), r.steps[4].id, "Keliru"); }), "signing.error.signature_stays");
    EXPECT_EQ(key_of([&] { remove(r, by(9), r.steps[3].id, "Keliru"); }), "signing.error.step_required");
    EXPECT_EQ(key_of([&] { remove(r, by(1), r.steps[0].id, "Keliru"); }), "signing.error.own_step");
    EXPECT_EQ(key_of([&] { remove(r, by(9), r.steps[0].id, ""); }), "signing.fault.reason_empty");
    remove(r, by(9), r.steps[0].id, "Pejabat cuti");
    EXPECT_EQ(states(r), "removed active active waiting waiting") << "the next group is asked";
    pass(r, by(2), "", first);
    EXPECT_EQ(key_of([&] { remove(r, by(9), r.steps[1].id, "Keliru"); }), "signing.error.step_done");
    remove(r, by(9), r.steps[2].id, "Tidak menyangkut unitnya");
    EXPECT_EQ(states(r), "removed passed removed active waiting");
    r.steps[3].holder = {};
    remove(r, by(9), r.steps[3].id, "Jabatan kosong");
    EXPECT_EQ(states(r), "removed passed removed removed active") << "a required step nobody can take may go";
}

TEST(Change, paraf_lapse_when_the_content_is_corrected) {
    auto r = round();
    for (int who : {1, 2, 3}) pass(r, by(who), "", first);
    EXPECT_EQ(key_of([&] { amend(r, by(2), second, next_id); }), "signing.error.not_your_turn");
    EXPECT_TRUE(amend(r, by(4), first, next_id).empty()) << "what is printed is the same";
    EXPECT_EQ(states(r), "passed passed passed active waiting");
    const auto lapsed = amend(r, by(4), second, next_id);
    ASSERT_EQ(lapsed.size(), 3u);
    EXPECT_EQ(states(r), "lapsed lapsed lapsed active waiting waiting waiting waiting");
    EXPECT_EQ(r.content, second);
    EXPECT_EQ(r.steps[4].position, people().seats.at(1)) << "asked again in their order";
    EXPECT_EQ(r.steps[5].group, r.steps[6].group) << "those together stay together";
    EXPECT_EQ(r.steps[5].kind, StepKind::coordination);
    pass(r, by(4), "", second);
    EXPECT_EQ(states(r), "lapsed lapsed lapsed passed active waiting waiting waiting");
    pass(r, by(1), "", second);
    pass(r, by(2), "", second);
    pass(r, by(3), "", second);
    EXPECT_EQ(states(r), "lapsed lapsed lapsed passed passed passed passed active");
}

TEST(Change, the_originator_corrects_without_being_asked_himself) {
    auto r = round();
    for (int who : {1, 2, 3}) pass(r, by(who), "", first);
    EXPECT_EQ(amend(r, by(9), second, next_id, Corrector::originator).size(), 3u);
    EXPECT_EQ(states(r), "lapsed lapsed lapsed active waiting waiting waiting waiting");
    EXPECT_EQ(r.steps[4].position, people().seats.at(1)) << "asked again after who has it now";
}

TEST(Change, paraf_of_the_same_group_lapse_in_their_place) {
    auto r = round();
    pass(r, by(1), "", first);
    pass(r, by(2), "", first);
    amend(r, by(3), second, next_id);
    EXPECT_EQ(states(r), "lapsed lapsed active active waiting waiting waiting");
    EXPECT_EQ(r.steps[3].position, people().seats.at(2));
    EXPECT_EQ(r.steps[4].position, people().seats.at(1));
}

TEST(Change, a_signer_who_corrects_signs_after_all_have_seen_it) {
    auto r = round();
    for (int who : {1, 2, 3, 4}) pass(r, by(who), "", first);
    amend(r, by(5), second, next_id);
    EXPECT_EQ(states(r), "lapsed lapsed lapsed lapsed active waiting waiting waiting waiting");
    EXPECT_EQ(r.steps[4].position, people().seats.at(1));
    EXPECT_EQ(r.steps.back().kind, StepKind::signature);
    EXPECT_EQ(key_of([&] { approve(r, by(5), second); }), "signing.error.not_your_turn");
    EXPECT_EQ(asked_twice(r.steps), 0);
}

}  // namespace
}  // namespace signing
