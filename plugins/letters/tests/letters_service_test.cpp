// SPDX-License-Identifier: Apache-2.0
// The services over both databases: draft, two savers, submit, number, seal, send, receipts, the book.
#include "letters/tests/kit.h"

namespace letters {
namespace letters_service_test {

TEST_P(LettersService, a_new_draft_proposes_the_line_above) {
    const auto letter = services->draft.begin(drafter, "undangan");
    EXPECT_EQ(letter.content.signer, office.head);
    EXPECT_EQ(letter.content.initials, std::vector<core::PositionId>{office.section});
    EXPECT_EQ(letter.state, State::draft);
}

TEST_P(LettersService, the_second_saver_gets_a_conflict_and_nothing_is_lost) {
    const auto letter = services->draft.create(drafter, content());
    const auto saved = services->draft.save(drafter, letter.id, content("Pertama"), 1);
    EXPECT_EQ(saved.version, 2);
    try {
        services->draft.save(office.as(office.section, clock), letter.id, content("Kedua"), 1);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::conflict);
    }
    EXPECT_EQ(get(letter.id).content.subject, "Pertama");
    EXPECT_EQ(services->draft.save(drafter, letter.id, content("Pertama"), 2).version, 2) << "no change, no version";
    EXPECT_EQ(services->draft.versions(drafter, letter.id).size(), 2u);
}

TEST_P(LettersService, wrong_choices_are_faults_of_their_fields) {
    auto wrong = content();
    wrong.signer = office.staff;
    wrong.classification = "999";
    wrong.addressees.push_back({core::PositionId::make({77}), "", false});
    try {
        services->draft.create(drafter, wrong);
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 3u);
        EXPECT_EQ(error.faults()[0].field, "addressees");
        EXPECT_EQ(error.faults()[1].field, "signer");
        EXPECT_EQ(error.faults()[2].field, "classification");
    }
}

TEST_P(LettersService, codes_of_a_template_go_to_nobody) {
    auto pasted = content();
    pasted.subject = "Pemberitahuan ${nomor_naskah}";
    const auto letter = services->draft.create(drafter, pasted);
    try {
        services->submit.send_up(drafter, letter.id, letter.version);
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].key, "letters.fault.placeholders_left");
        EXPECT_EQ(error.faults()[0].args.at(0).second, "${nomor_naskah}");
    }
    EXPECT_EQ(get(letter.id).state, State::draft);
}

TEST_P(LettersService, a_letter_goes_all_the_way) {
    const auto letter = submitted();
    EXPECT_EQ(letter.state, State::waiting);
    ASSERT_EQ(rounds.steps.size(), 2u);
    EXPECT_EQ(rounds.steps[1].kind, signing::StepKind::signature);
    EXPECT_EQ(rounds.content, printed_digest(letter.content, services->desk.whole(drafter, letter.id).kind));
    EXPECT_THROW(services->draft.find(sekda, letter.id), Error) << "an addressee sees nothing yet";

    number(letter.id);
    const auto numbered = get(letter.id);
    ASSERT_TRUE(numbered.numbered_as);
    EXPECT_EQ(numbered.numbered_as->number, "000.1.5/1/DISKOMINFO");
    EXPECT_EQ(numbered.numbered_as->block.lines, std::vector<std::string>{"Plt. Kepala Dinas,"});
    EXPECT_EQ(numbered.numbered_as->code.size(), 22u);
    number(letter.id);
    EXPECT_EQ(get(letter.id).numbered_as->number, "000.1.5/1/DISKOMINFO") << "after a crash the number stays";

    const auto first = services->number.bytes(signer, subject_of(letter.id));
    clock.pass(std::chrono::hours(3));
    EXPECT_EQ(services->number.bytes(signer, subject_of(letter.id)).bytes, first.bytes) << "same letter, same bytes";

    const auto sealed = blobs->put(blobs->get(first.bytes));
    place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(letter.id), sealed); });
    services->dispatch.on_sealed({subject_of(letter.id), sealed});
    services->dispatch.on_sealed({subject_of(letter.id), sealed});
    EXPECT_EQ(get(letter.id).state, State::sent);
    core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain();
    EXPECT_EQ(told, std::vector<LetterId>{letter.id}) << "told once";

    const auto code = get(letter.id).numbered_as->code;
    place->db().write([&](Tx& tx) {
        const auto issued = services->dispatch.by_code(tx, code);
        ASSERT_TRUE(issued);
        EXPECT_EQ(issued->state, "sent");
        EXPECT_EQ(issued->signer_position, "Plt. Kepala Dinas");
        EXPECT_TRUE(services->dispatch.by_bytes(tx, sealed));
        services->dispatch.received(tx, sekda, letter.id, office.sekda, "7/2026");
        services->dispatch.received(tx, sekda, letter.id, office.sekda, "8/2026");
        EXPECT_EQ(index->find(tx, signer.actor.tokens(), {.words = "anggaran"}).total, 1);
        EXPECT_EQ(index->find(tx, sekda.actor.tokens(), {.words = "anggaran"}).total, 0)
            << "an addressee finds the copy in the mailbox, which is another room's";
    });
    const auto whole = services->desk.whole(sekda, letter.id);
    EXPECT_FALSE(whole.inside);
    ASSERT_EQ(whole.receipts.size(), 1u);
    EXPECT_EQ(whole.receipts[0].agenda, "7/2026");
}

TEST_P(LettersService, a_personal_letter_is_the_persons_who_held_the_position_when_it_was_sent) {
    auto own = content();
    own.addressees[0].personal = true;
    const auto letter = services->draft.create(drafter, own);
    EXPECT_TRUE(get(letter.id).content.addressees[0].personal);
    EXPECT_NE(printed_digest(own, services->desk.whole(drafter, letter.id).kind),
              printed_digest(content(), services->desk.whole(drafter, letter.id).kind)) << "paraf is given to this, too";
    services->submit.send_up(drafter, letter.id, letter.version);
    const auto he = core::PersonId::make({55}), successor = core::PersonId::make({56});
    office.held_by[office.sekda] = he;
    deliver(letter.id);
    office.held_by[office.sekda] = successor;
    const auto issued = place->db().read([&](Tx& tx) { return services->dispatch.issued(tx, letter.id); });
    ASSERT_EQ(issued->addressees.size(), 1u);
    EXPECT_EQ(issued->addressees[0].position, office.sekda);
    EXPECT_EQ(issued->addressees[0].person, he);
    const auto reads = [&](Context who, core::PersonId person) {
        who.actor.person = person;
        return place->db().read([&](Tx& tx) { return services->dispatch.may_see(tx, who.actor, letter.id); });
    };
    auto elsewhere = sekda, lent = sekda;
    elsewhere.actor.seats[0].position = core::PositionId::make({99});
    lent.actor.seats[0].lent = core::Lent{};
    lent.actor.seats[0].lent->highest = 3;
    EXPECT_EQ(reads(sekda, he), core::Verdict::allowed);
    EXPECT_EQ(reads(elsewhere, he), core::Verdict::allowed);
    EXPECT_EQ(reads(sekda, successor), core::Verdict::hidden);
    EXPECT_EQ(reads(lent, successor), core::Verdict::hidden);
}

TEST_P(LettersService, a_personal_letter_needs_its_person) {
    auto own = content();
    own.addressees[0].personal = true;
    const auto letter = services->draft.create(drafter, own);
    office.vacant = {office.sekda};
    try {
        services->submit.send_up(drafter, letter.id, letter.version);
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].field + " " + error.faults()[0].key, "addressees letters.fault.personal_vacant");
    }
    office.vacant.clear();
    services->submit.send_up(drafter, letter.id, letter.version);
    office.vacant = {office.sekda};
    deliver(letter.id);
    const auto issued = place->db().read([&](Tx& tx) { return services->dispatch.issued(tx, letter.id); });
    EXPECT_TRUE(issued->addressees[0].personal);
    EXPECT_FALSE(issued->addressees[0].person) << "it is nobody's";
    EXPECT_THROW(services->desk.whole(sekda, letter.id), Error);
}

TEST_P(LettersService, neighbours_keep_the_order_of_the_list_and_its_filter) {
    for (int i = 0; i < 4; ++i) {
        services->draft.create(drafter, content("Naskah " + std::to_string(i)));
        clock.pass(std::chrono::seconds(1));
    }
    Wish wish;
    wish.state = State::draft;
    const auto lines = services->desk.list(drafter, wish).lines;
    ASSERT_EQ(lines.size(), 4u);
    const auto around = [&](std::size_t at) {
        auto placed = wish;
        placed.after = place_of(lines[at]);
        return services->desk.neighbours(drafter, placed, lines[at].id);
    };
    EXPECT_FALSE(around(0).before);
    EXPECT_EQ(around(0).after->id, lines[1].id);
    EXPECT_EQ(around(3).before->id, lines[2].id);
    EXPECT_FALSE(around(3).after);
    services->submit.send_up(drafter, lines[1].id, lines[1].version);
    EXPECT_EQ(around(1).before->id, lines[0].id) << "it left the list, its place did not";
    EXPECT_EQ(around(1).after->id, lines[2].id);
    EXPECT_EQ(around(0).after->id, lines[2].id);
    services->draft.save(drafter, lines[0].id, content("Lain"), lines[0].version);
    EXPECT_FALSE(around(0).before) << "saved, it stands at the top and is not its own neighbour";
    auto stranger = drafter;
    stranger.actor.person = core::PersonId::make({77});
    stranger.actor.seats[0].position = core::PositionId::make({78});
    stranger.actor.seats[0].unit = core::UnitId::make({79});
    wish.after = place_of(lines[2]);
    EXPECT_FALSE(services->desk.neighbours(stranger, wish, lines[2].id).after) << "nobody goes on to what he may not see";
}

TEST_P(LettersService, numbers_have_no_gap_and_a_withdrawn_one_stays) {
    std::vector<LetterId> letters;
    for (int i = 0; i < 3; ++i) {
        letters.push_back(submitted().id);
        number(letters.back());
    }
    EXPECT_THROW(services->submit.withdraw(drafter, letters[1], " "), Error);
    services->submit.withdraw(drafter, letters[1], "Salah tujuan");
    const auto book = books->books.book(drafter, {});
    ASSERT_EQ(book.lines.size(), 3u);
    EXPECT_TRUE(book.findings.empty());
    EXPECT_EQ(book.lines[1].number.printed, "000.1.5/2/DISKOMINFO");
    EXPECT_EQ(book.lines[1].number.state, numbering::State::void_);
    EXPECT_EQ(book.lines[1].number.reason, "Salah tujuan");
    const auto card = book.lines[1].card.value();
    EXPECT_EQ(card.title + ", " + card.to + ", " + card.signer,
              "Rapat koordinasi, Sekretaris Daerah, Plt. Kepala Dinas");
}

TEST_P(LettersService, the_number_book_shows_no_secret) {
    auto hidden = content("Pemeriksaan khusus");
    hidden.access = classification::AccessClass::secret;
    const auto letter = services->draft.create(drafter, hidden);
    services->submit.send_up(drafter, letter.id, letter.version);
    number(letter.id);
    auto stranger = office.as(office.section, clock);
    stranger.actor.seats[0].position = core::PositionId::make({99});
    const auto line = books->books.book(stranger, {}).lines.at(0);
    EXPECT_FALSE(line.card) << "that it exists stands in the book, what it is about does not";
}

TEST_P(LettersService, a_letter_takes_the_number_chosen_for_it) {
    number(submitted().id);   // opens the series of the unit
    auto keeper = drafter;
    keeper.actor.rights.insert("numbering.keep");
    const auto id = books->books.book(drafter, {}).series->id;
    const auto promised = books->reserve.reserve(keeper, {id, {}, "", "Undangan rapat", {}});
    const auto letter = submitted();
    EXPECT_THROW(books->reserve.bind(sekda, promised.id, subject_of(letter.id)), Error) << "not an addressee's to say";
    books->reserve.bind(drafter, promised.id, subject_of(letter.id));
    clock.pass(std::chrono::hours(48));
    number(submitted().id);
    number(letter.id);
    EXPECT_EQ(get(letter.id).numbered_as->number, "000.1.5/2/DISKOMINFO");
    EXPECT_EQ(get(letter.id).numbered_as->date, core::parse_date("2026-11-23")) << "the letter bears the day it was promised for";
    EXPECT_THROW(books->reserve.unbind(drafter, promised.id), Error) << "not while it is being signed";
}

TEST_P(LettersService, a_rolled_back_unit_takes_no_number) {
    const auto id = submitted().id;
    EXPECT_THROW(place->db().write([&](Tx& tx) {
        services->number.before_seal(tx, signer, subject_of(id), {office.head.uuid});
        throw Error(Code::internal, "core.error.internal");
    }),
                 Error);
    number(id);
    EXPECT_EQ(get(id).numbered_as->no, 1);
}

TEST_P(LettersService, lists_show_what_the_actor_may_know) {
    auto hidden = content("Rahasia jabatan");
    hidden.access = classification::AccessClass::secret;
    services->draft.create(drafter, hidden);
    services->draft.create(drafter, content("Rapat 100%"));
    const auto colleague = office.as(office.section, clock);
    EXPECT_EQ(services->desk.count(drafter, {}), 2);
    EXPECT_EQ(services->desk.count(colleague, {}), 1);
    EXPECT_EQ(services->desk.count(sekda, {}), 0);
    Wish wish;
    wish.words = "100%";
    EXPECT_EQ(services->desk.list(drafter, wish).lines.size(), 1u);
    wish.words = "_";
    EXPECT_EQ(services->desk.list(drafter, wish).lines.size(), 0u);
    wish = {};
    wish.limit = 1;
    const auto first = services->desk.list(drafter, wish);
    ASSERT_FALSE(first.next.empty());
    wish.after = first.next;
    const auto second = services->desk.list(drafter, wish);
    ASSERT_EQ(second.lines.size(), 1u);
    EXPECT_NE(second.lines[0].id, first.lines[0].id);
    EXPECT_TRUE(second.next.empty());
}

TEST_P(LettersService, taken_back_and_returned_become_drafts_again) {
    auto id = submitted().id;
    services->submit.take_back(drafter, id);
    EXPECT_EQ(get(id).state, State::draft);
    EXPECT_EQ(rounds.cancelled, 1);
    id = submitted().id;
    place->db().write([&](Tx& tx) {
        services->number.returned(tx, office.as(office.section, clock), subject_of(id), "Perbaiki hal");
    });
    EXPECT_EQ(get(id).note, "Perbaiki hal");
    Wish wish;
    wish.returned = true;
    EXPECT_EQ(services->desk.count(drafter, wish), 1);
}

NASKAH_ON_BOTH_DATABASES(LettersService);

}  // namespace
}  // namespace letters
