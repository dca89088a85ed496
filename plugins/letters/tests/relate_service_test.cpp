// SPDX-License-Identifier: Apache-2.0
// A letter about another over both databases: begun, refused, in force when sealed, shown to those who may
// know, and never a change of the older one's bytes.
#include "letters/tests/kit.h"

namespace letters {
namespace relate_service_test {

class Relating : public LettersService {
  protected:
    Letter finished(LetterId id) {
        auto letter = get(id);
        if (letter.state == State::draft) letter = services->submit.send_up(drafter, id, letter.version);
        number(id);
        seal(id);
        return get(id);
    }
    void seal(LetterId id) {
        const auto sealed = blobs->put(core::view("%PDF sealed " + id.text()));
        place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(id), sealed); });
        services->dispatch.on_sealed({subject_of(id), sealed});
    }
    Letter sent(std::string subject = "Rapat koordinasi") {
        return finished(services->draft.create(drafter, content(std::move(subject))).id);
    }
    LetterId begun(Relation how, LetterId older) { return services->relate.begin(drafter, how, older).id; }
    std::optional<Newer> newer(LetterId id) { return services->relate.around(drafter, id).newer; }
    std::string refused(Relation how, LetterId older, const Context& ctx) {
        try {
            services->relate.begin(ctx, how, older);
        } catch (const Error& error) {
            return std::string(error.key());
        }
        return "";
    }
};

TEST_P(Relating, takes_effect_when_sealed_and_not_before) {
    const auto older = sent();
    const auto bytes = *older.bytes;
    const auto id = begun(Relation::revokes, older.id);
    EXPECT_FALSE(newer(older.id)) << "a draft says nothing yet";
    ASSERT_EQ(get(id).content.addressees.size(), 1u);
    EXPECT_EQ(get(id).content.addressees[0].position, office.sekda);
    services->submit.send_up(drafter, id, get(id).version);
    EXPECT_FALSE(newer(older.id));
    number(id);
    EXPECT_FALSE(newer(older.id)) << "a number is no signature";
    seal(id);
    ASSERT_TRUE(newer(older.id));
    EXPECT_EQ(newer(older.id)->how, Relation::revokes);
    EXPECT_EQ(newer(older.id)->number, get(id).numbered_as->number);
    const auto after = get(older.id);
    EXPECT_EQ(*after.bytes, bytes);
    EXPECT_EQ(after.version, older.version);
    const auto lines = services->desk.list(drafter, {}).lines;
    for (const auto& line : lines) EXPECT_EQ(line.newer.has_value(), line.id == older.id);
    place->db().read([&](Tx& tx) {
        const auto hits = index->find(tx, signer.actor.tokens(), {.words = "anggaran"}).hits;
        ASSERT_FALSE(hits.empty());
        EXPECT_TRUE(hits.back().summary.starts_with("Dicabut")) << hits.back().summary;
    });
}

TEST_P(Relating, is_refused_where_it_may_not_stand) {
    const auto draft = services->draft.create(drafter, content());
    EXPECT_EQ(refused(Relation::corrects, draft.id, drafter), "letters.relation.refused.not_sent");
    const auto older = sent();
    EXPECT_EQ(refused(Relation::revokes, older.id, sekda), "") << "the unit above may";
    finished(begun(Relation::revokes, older.id));
    for (const auto how : {Relation::revokes, Relation::cancels, Relation::corrects, Relation::amends})
        EXPECT_EQ(refused(how, older.id, drafter), "letters.relation.refused.ended") << name(how);
    EXPECT_EQ(refused(Relation::refers, older.id, drafter), "");
    const auto stranger = office.as(core::PositionId::make({99}), clock);
    EXPECT_EQ(refused(Relation::replies, older.id, stranger), "core.error.not_found");
}

// Two drafts revoke the same letter; the first that takes a number wins, the second gets none.
TEST_P(Relating, of_two_that_end_the_same_letter_one_gets_a_number) {
    const auto older = sent();
    const auto first = begun(Relation::revokes, older.id), second = begun(Relation::cancels, older.id);
    for (const auto id : {first, second}) services->submit.send_up(drafter, id, get(id).version);
    number(first);
    EXPECT_THROW(number(second), Error);
    EXPECT_EQ(get(second).state, State::waiting);
    EXPECT_FALSE(get(second).numbered_as);
    services->submit.withdraw(drafter, first, "Salah sasaran");
    EXPECT_NO_THROW(number(second)) << "what was withdrawn before its seal says nothing";
    EXPECT_TRUE(books->books.book(drafter, {}).findings.empty());
}

TEST_P(Relating, a_cancelled_letter_says_nothing_and_a_revoked_one_has_said_it) {
    const auto older = sent(), other = sent("Rapat lain");
    const auto correction = finished(begun(Relation::corrects, older.id)),
               amendment = finished(begun(Relation::amends, other.id));
    EXPECT_EQ(newer(older.id)->how, Relation::corrects);
    const auto cancelling = finished(begun(Relation::cancels, correction.id));
    EXPECT_FALSE(newer(older.id)) << "its correction counts as never issued";
    finished(begun(Relation::revokes, amendment.id));
    EXPECT_EQ(newer(other.id)->how, Relation::amends);
    finished(begun(Relation::cancels, cancelling.id));
    EXPECT_EQ(newer(older.id)->how, Relation::corrects) << "the cancelling itself was cancelled";
}

// A secret letter revokes an ordinary one: who sees the old one learns that it was revoked, nothing else.
TEST_P(Relating, what_may_not_be_seen_is_not_told) {
    const auto older = sent();
    auto letter = services->relate.begin(drafter, Relation::revokes, older.id);
    auto text = letter.content;
    text.access = classification::AccessClass::secret;
    letter = services->draft.save(drafter, letter.id, text, letter.version);
    finished(letter.id);
    auto colleague = office.as(office.staff, clock);
    colleague.actor.person = core::PersonId::make({88});
    colleague.actor.seats[0].position = core::PositionId::make({89});
    const auto seen = services->relate.around(colleague, older.id);
    ASSERT_TRUE(seen.newer);
    EXPECT_EQ(seen.newer->number, "");
    EXPECT_FALSE(seen.may_open_newer);
    EXPECT_TRUE(seen.answered.empty());
    const auto own = services->relate.around(drafter, older.id);
    const auto number = get(letter.id).numbered_as->number;
    EXPECT_EQ(own.newer->number, number);
    EXPECT_EQ(own.answered.size(), 1u);
    const auto told = [&](const Context& ctx) {
        return place->db().read([&](Tx& tx) { return services->relate.newest(tx, ctx.actor, {older.id}); })
            .at(older.id).number;
    };
    EXPECT_EQ(told(colleague), "");
    EXPECT_EQ(told(drafter), number);
    const auto overtaken = [&](const Context& ctx, LetterId id) {
        return place->db().read([&](Tx& tx) { return services->number.overtaken(tx, ctx.actor, subject_of(id)); });
    };
    const auto proven = [&](const Context& ctx) { return overtaken(ctx, older.id).value(); };
    EXPECT_EQ(proven(drafter).how, "revokes");
    EXPECT_EQ(proven(drafter).number, number);
    EXPECT_EQ(proven(drafter).sentence, "letters.overtaken.revokes_by");
    EXPECT_EQ(proven(colleague).sentence, "letters.overtaken.revokes");
    EXPECT_EQ(proven(colleague).number, "");
    EXPECT_FALSE(proven(colleague).date);
    EXPECT_FALSE(overtaken(drafter, letter.id)) << "the one that revokes stands";
    const auto in = [&](const auto& lines) {
        for (const auto& line : lines)
            if (line.id == older.id) return line.newer ? line.newer->number : "as it was";
        return std::string("not listed");
    };
    EXPECT_EQ(in(services->desk.list(colleague, {}).lines), "");
    EXPECT_EQ(in(services->desk.list(drafter, {}).lines), number);
    EXPECT_EQ(in(services->registers.outgoing(colleague, {}).lines), "");
    EXPECT_EQ(in(services->registers.outgoing(drafter, {}).lines), number);
    EXPECT_EQ(in(services->registers.dispatch(colleague, {}).lines), "");
    EXPECT_EQ(in(services->registers.dispatch(drafter, {}).lines), number);
}

TEST_P(Relating, forwarding_opens_the_letter_to_whom_it_is_forwarded) {
    auto first = content();
    first.addressees = {{office.section, "", false}};
    const auto older = finished(services->draft.create(drafter, first).id);
    EXPECT_THROW(services->desk.whole(sekda, older.id), Error);
    auto letter = services->relate.begin(drafter, Relation::forwards, older.id);
    auto text = letter.content;
    text.addressees = {{office.sekda, "", false}};
    letter = services->draft.save(drafter, letter.id, text, letter.version);
    services->submit.send_up(drafter, letter.id, letter.version);
    EXPECT_THROW(services->desk.whole(sekda, older.id), Error) << "not before it is sent";
    finished(letter.id);
    EXPECT_FALSE(services->desk.whole(sekda, older.id).inside);
}

// Letters received, as another room holds them.
class Received final : public Source {
  public:
    bool seen = true;
    std::string kind() const override { return "incoming"; }
    std::vector<About> find(Tx&, const core::Actor&, std::string_view, int) override {
        return seen ? std::vector<About>{one()} : std::vector<About>{};
    }
    About about(Tx&, const core::Actor&, std::string_view) override {
        if (!seen) core::ensure(core::Verdict::hidden);
        return one();
    }

  private:
    static About one() {
        About about;
        about.subject = "incoming:1";
        about.kind = "Surat";
        about.number = "B-12";
        about.date = core::parse_date("2026-11-20");
        return about;
    }
};

TEST_P(Relating, a_draft_gains_relations_by_the_same_rules) {
    Received received;
    services->relate.serve(received);
    const auto older = sent(), draft = services->draft.create(drafter, content("Tindak lanjut"));
    const auto refuses = [&](Relation how, const std::string& to) -> std::string {
        try {
            services->relate.add(drafter, draft.id, how, to);
        } catch (const Error& error) {
            return error.faults().empty() ? std::string(error.key()) : error.faults().front().key;
        }
        return "";
    };
    const auto found = services->relate.candidates(drafter, draft.id, "koordinasi");
    ASSERT_EQ(found.size(), 2u) << "one sent, one received; no drafts";
    EXPECT_EQ(found[0].subject, subject_of(older.id));
    EXPECT_TRUE(services->relate.candidates(drafter, draft.id, "").empty());
    EXPECT_EQ(refuses(Relation::replies, subject_of(older.id)), "");
    EXPECT_EQ(refuses(Relation::refers, subject_of(older.id)), "letters.relation.refused.already");
    EXPECT_EQ(services->relate.candidates(drafter, draft.id, "koordinasi").size(), 1u) << "not offered twice";
    EXPECT_EQ(refuses(Relation::revokes, "incoming:1"), "letters.relation.refused.outside");
    EXPECT_EQ(refuses(Relation::refers, subject_of(draft.id)), "letters.relation.refused.circle");
    for (const char* unknown : {"letter", "arsip:1", "letter:x", ""})
        EXPECT_EQ(refuses(Relation::refers, unknown), "letters.fault.relate_to") << unknown;
    received.seen = false;
    EXPECT_EQ(refuses(Relation::refers, "incoming:1"), "letters.fault.relate_to") << "as if it were not there";
    received.seen = true;
    EXPECT_EQ(refuses(Relation::refers, "incoming:1"), "");
    EXPECT_EQ(services->relate.around(drafter, draft.id).declared.size(), 2u);
    EXPECT_THROW(services->relate.add(sekda, draft.id, Relation::refers, subject_of(older.id)), Error);
    services->submit.send_up(drafter, draft.id, get(draft.id).version);
    EXPECT_EQ(refuses(Relation::corrects, subject_of(older.id)), "letters.error.move.waiting");
}

TEST_P(Relating, a_draft_can_drop_its_relation_and_a_sent_letter_cannot) {
    const auto older = sent();
    const auto kept = begun(Relation::corrects, older.id), dropped = begun(Relation::corrects, older.id);
    services->relate.drop(drafter, dropped, subject_of(older.id));
    EXPECT_TRUE(services->relate.around(drafter, dropped).declared.empty());
    EXPECT_THROW(services->relate.drop(drafter, dropped, subject_of(older.id)), Error);
    finished(kept);
    EXPECT_THROW(services->relate.drop(drafter, kept, subject_of(older.id)), Error);
    EXPECT_TRUE(newer(older.id));
}

// A letter on paper, known to the drafter alone.
class Paper final : public Source {
  public:
    About held;
    core::PersonId reader;
    std::string kind() const override { return "incoming"; }
    std::vector<About> find(Tx&, const core::Actor& actor, std::string_view, int) override {
        return actor.person == reader ? std::vector{held} : std::vector<About>{};
    }
    About about(Tx&, const core::Actor& actor, std::string_view) override {
        if (actor.person != reader) throw Error(core::Code::not_found, "incoming.error.not_found");
        return held;
    }
};

TEST_P(Relating, a_second_reader_learns_nothing_of_a_secret_letter_on_paper) {
    Paper paper;
    paper.reader = drafter.actor.person;
    paper.held.subject = "incoming:" + core::Uuid::make({7}).text();
    paper.held.kind = "Surat";
    paper.held.from = "Kejaksaan Negeri";
    paper.held.number = "R-7/DSB/2026";
    paper.held.date = core::parse_date("2026-11-12");
    paper.held.title = "Permintaan keterangan pegawai";
    paper.held.access = classification::AccessClass::secret;
    services->relate.serve(paper);
    auto text = content("Penyampaian data kepegawaian");
    text.access = classification::AccessClass::secret;
    auto letter = services->draft.create(drafter, text);
    services->relate.add(drafter, letter.id, Relation::replies, paper.held.subject);
    text.access = classification::AccessClass::ordinary;
    try {
        services->draft.save(drafter, letter.id, text, letter.version);
        ADD_FAILURE() << "what names a secret letter is no less secret";
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].field, "relations");
        EXPECT_EQ(error.faults()[0].key, "letters.relation.refused.access");
    }
    const auto plain = services->draft.create(drafter, content("Penyampaian data lain"));
    EXPECT_THROW(services->relate.add(drafter, plain.id, Relation::replies, paper.held.subject), Error);
    services->submit.send_up(drafter, letter.id, get(letter.id).version);
    EXPECT_EQ(services->desk.whole(signer, letter.id).letter.id, letter.id) << "the letter itself is his to read";
    EXPECT_TRUE(services->relate.around(signer, letter.id).declared.empty()) << "not even that there is one";
    const auto own = services->relate.around(drafter, letter.id).declared;
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(own[0].number, paper.held.number);
}

TEST_P(Relating, answers_what_another_room_holds) {
    About about;
    about.subject = "incoming:" + core::Uuid::make({5}).text();
    about.kind = "Surat";
    about.from = "Badan Pusat Statistik";
    about.number = "B-12/BPS/2026";
    about.date = core::parse_date("2026-11-02");
    about.title = "Permintaan data layanan";
    about.classification = "000.1.5";
    Relations& relations = services->relate;
    const auto begun = [&](Relation how, const About& of) {
        return place->db().write([&](Tx& tx) { return relations.begin(tx, drafter, how, of); });
    };
    const auto id = begun(Relation::replies, about);
    EXPECT_EQ(get(id).content.outside, std::vector<std::string>{"Badan Pusat Statistik"});
    EXPECT_THROW(begun(Relation::revokes, about), Error);
    const auto told_to = [&](const Context& ctx) {
        return place->db().read([&](Tx& tx) { return relations.answers(tx, ctx.actor, about.subject); });
    };
    EXPECT_TRUE(told_to(drafter).empty());
    finished(id);
    ASSERT_EQ(told_to(drafter).size(), 1u);
    EXPECT_EQ(told_to(drafter)[0].title, "Tanggapan atas Permintaan data layanan");
    EXPECT_TRUE(told_to(sekda).empty()) << "who may not see the reply does not learn of it";
}

// Another room may have noted a letter of this house under a lower class than it has.
TEST_P(Relating, a_draft_has_the_class_of_the_letter_itself) {
    auto text = content("Pemeriksaan khusus");
    text.access = classification::AccessClass::secret;
    const auto older = finished(services->draft.create(drafter, text).id);
    About about;
    about.subject = "incoming:" + core::Uuid::make({5}).text();
    about.letter = older.id;
    about.kind = "Surat";
    about.from = "Dinas Komunikasi dan Informatika";
    about.number = older.numbered_as->number;
    about.date = older.numbered_as->date;
    about.title = older.content.subject;
    about.classification = "000.1.5";
    Relations& relations = services->relate;
    const auto offered = place->db().read([&](Tx& tx) { return relations.offered(tx, drafter, about); });
    EXPECT_EQ(offered, (std::vector<Relation>{Relation::replies, Relation::refers})) << "what is secret is not forwarded";
    const auto id = place->db().write([&](Tx& tx) { return relations.begin(tx, drafter, Relation::replies, about); });
    EXPECT_EQ(get(id).content.access, classification::AccessClass::secret);
    about.letter.reset();
    const auto outside = place->db().read([&](Tx& tx) { return relations.offered(tx, drafter, about); });
    EXPECT_EQ(outside, (std::vector<Relation>{Relation::replies, Relation::forwards, Relation::refers}));
    auto reader = drafter;
    reader.actor.rights.erase("letters.write");
    EXPECT_TRUE(place->db().read([&](Tx& tx) { return relations.offered(tx, reader, about); }).empty());
}

TEST_P(Relating, an_assignment_names_who_goes_where_and_on_which_basis) {
    Assignment task;
    task.who = office.section;
    task.basis.subject = "incoming:" + core::Uuid::make({6}).text();
    task.basis.kind = "Surat Undangan";
    task.basis.from = "Sekretariat Daerah";
    task.basis.number = "000.1.5/7/SETDA";
    task.basis.date = core::parse_date("2026-11-20");
    task.event = {core::parse_date("2026-12-03"), "09.00 WIB s.d. selesai", "Aula", "Rapat koordinasi SPBE"};
    Relations& relations = services->relate;
    const auto letter = get(place->db().write([&](Tx& tx) { return relations.assign(tx, signer, task); }));
    EXPECT_EQ(letter.content.kind, "surat_tugas");
    EXPECT_EQ(letter.content.subject, "Menghadiri Rapat koordinasi SPBE");
    EXPECT_EQ(letter.content.signer, office.head) << "a head who drafts signs";
    const auto& parts = letter.content.parts;
    EXPECT_EQ(style::items_of(parts, "dasar").front(),
              "Surat Undangan Sekretariat Daerah Nomor 000.1.5/7/SETDA tanggal 20 November 2026;");
    EXPECT_EQ(style::lines_of(parts, "kepada").front().at("position"), "Kepala Bidang");
    EXPECT_NE(style::items_of(parts, "untuk").front().find("hari Kamis, 3 Desember 2026, pukul 09.00 WIB"),
              std::string::npos);
    EXPECT_EQ(services->relate.around(signer, letter.id).declared.size(), 1u);
    auto text = letter.content;
    text.classification = "000.1.5";   // the usual ones of the kind are not in this office's list
    services->draft.save(signer, letter.id, text, letter.version);
    finished(letter.id);
}

TEST_P(Relating, an_issued_invitation_tells_its_event) {
    auto text = content("Undangan rapat koordinasi");
    text.kind = "undangan";
    text.parts["event"] = {{"day", "2026-12-03"}, {"time", "09.00 WIB"}, {"place", "Aula"}, {"agenda", "Rapat"}};
    const auto letter = finished(services->draft.create(drafter, text).id);
    const auto event = place->db().read([&](Tx& tx) { return services->dispatch.issued(tx, letter.id)->event; });
    ASSERT_TRUE(event);
    EXPECT_EQ(event->place, "Aula");
    const auto other = sent().id;
    EXPECT_FALSE(place->db().read([&](Tx& tx) { return services->dispatch.issued(tx, other); })->event);
}

NASKAH_ON_BOTH_DATABASES(Relating);

}  // namespace
}  // namespace letters
