// SPDX-License-Identifier: Apache-2.0
// Which letters of this house are papers of a disposal, by their kind and by who has signed them; who leads the units it
// is about; and a handover asked anew where it is done.
#include "disposal/tests/desk_town.h"

namespace disposal {
namespace papers_service_test {

using namespace town;

class DisposalPapers : public DeskTown {
  protected:
    void SetUp() override {
        DeskTown::SetUp();
        if (IsSkipped()) return;
        put_things();
        parts_->institution = "INSP";   // which seat 6 leads
    }
    void make(int at, bool over, bool burn, int content) {
        place_->db().write([&](Tx& tx) {
            tx.exec("UPDATE town_thing SET over = ?, burn = ?, content = ? WHERE id = ?",
                    {over ? 1 : 0, burn ? 1 : 0, content, dossier(at).text()});
        });
    }
    ProposalId drawn(Kind kind, const std::vector<int>& of) {
        Drawn wish;
        wish.kind = kind;
        for (const int at : of) {
            make(at, true, kind == Kind::destruction, 0);
            wish.dossiers.push_back(dossier(at));
        }
        const auto id = desk_->draw(offices_.as(0, clock_), wish);
        seat_chair(id, 1);
        desk_->seat(offices_.as(0, clock_), id, {{Part::unit, seat(2)}, {Part::archivist, seat(3)}});
        return id;
    }
    void seat_chair(ProposalId id, int who) { desk_->seat(offices_.as(0, clock_), id, {{Part::chair, seat(who)}}); }
    // What is said of a letter of that kind by those hands as that paper; "": it is one.
    std::string said(ProposalId id, Paper paper, const char* kind, const std::vector<int>& by) {
        Post::Written one{"naskah " + std::to_string(post_.all.size()), kind, {}};
        for (const int who : by) one.by.push_back(seat(who));
        post_.all.push_back(one);
        Filing filing;
        filing.kind = paper;
        filing.number = one.number;
        try {
            desk_->file(offices_.as(0, clock_), id, filing);
        } catch (const Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return {};
    }
    // As if it had come there, with all its lines agreed and looked at.
    void stands(ProposalId id, State state) {
        place_->db().write([&](Tx& tx) {
            auto p = *parts_->proposals.find(tx, id);
            p.state = state;
            parts_->proposals.save(tx, p);
            for (auto line : parts_->proposals.lines(tx, id)) {
                line.decision = Decision::agreed;
                line.found = Found::matches;
                parts_->proposals.save(tx, id, line);
            }
        });
    }
    std::string why_not(int who, ProposalId id, Act act) {
        for (const auto& each : desk_->whole(offices_.as(who, clock_), id).acts)
            if (each.act == act) return each.why_not ? each.why_not->word : std::string();
        return "not his";
    }
};

TEST_P(DisposalPapers, each_is_of_its_kind_and_signed_by_whom_it_must_be) {
    const auto burns = drawn(Kind::destruction, {0}), goes = drawn(Kind::handover, {1});
    struct Case {
        ProposalId id;
        Paper paper;
        const char *fit, *other;
        int hand, another;
        State from = State::draft;
        const char* early = "";
    };
    for (const auto& [id, paper, fit, other, hand, another, from, early] :
         std::vector<Case>{{burns, Paper::committee, "keputusan", "nota_dinas", 4, 1},
                           {burns, Paper::minutes, "notula", "surat_dinas", 1, 2, State::submitted, "consider"},
                           {burns, Paper::consideration, "nota_dinas", "notula", 1, 3, State::submitted, "consider"},
                           {burns, Paper::head_approval, "surat_dinas", "berita_acara", 4, 1, State::considered, "agree"},
                           {burns, Paper::decree, "keputusan", "surat_dinas", 4, 2, State::agreed, "decree"},
                           {goes, Paper::institution_approval, "surat_dinas", "undangan", 6, 4, State::considered, "agree"},
                           {goes, Paper::authenticity, "surat_pernyataan", "surat_dinas", 4, 1}}) {
        const std::string called(name(paper));
        if (from != State::draft) {
            stands(id, from == State::agreed ? State::considered : from == State::considered ? State::submitted : State::draft);
            EXPECT_EQ(said(id, paper, fit, {hand}), "disposal.error.early." + std::string(early)) << called;
        }
        stands(id, from);
        EXPECT_EQ(said(id, paper, other, {hand}), "disposal.fault.not_fit." + called);
        EXPECT_EQ(said(id, paper, fit, {another}), "disposal.fault.not_signed." + called);
        EXPECT_EQ(said(id, paper, fit, {another, hand}), "") << called;
    }
    parts_->institution = "ANRI";
    stands(goes, State::considered);
    EXPECT_EQ(said(goes, Paper::institution_approval, "surat_dinas", {6}), "disposal.fault.not_signed.institution_approval")
        << "nobody of this house leads it";
}

// What a signature on it does not prove, the second person answers for in words that stay with it.
TEST_P(DisposalPapers, a_file_no_signature_proves_is_confirmed_with_a_reason_and_the_committee_is_of_the_house) {
    const auto id = drawn(Kind::destruction, {0});
    const auto bring = [&](Paper kind, core::Json judged) {
        Document paper;
        paper.kind = kind;
        paper.number = std::string(name(kind));
        paper.date = core::parse_date("2026-11-20");
        paper.bytes = core::sha256(core::view(paper.number));
        paper.judged = std::move(judged);
        paper.bringer = person(3);
        place_->db().write([&](Tx& tx) { parts_->proposals.put(tx, id, paper); });
        return paper;
    };
    const auto confirms = [&](const Document& paper, const char* why) {
        return done([&] { desk_->confirm(offices_.as(1, clock_), id, paper.kind, {paper.bytes.hex(), why}); });
    };
    const auto signed_by = [](const char* indication) { return core::Json{{"indication", indication}, {"signers", {"Siti"}}}; };
    EXPECT_TRUE(confirms(bring(Paper::minutes, signed_by("TOTAL-PASSED")), ""));
    for (const auto& judged : {core::Json(), signed_by(""), signed_by("INDETERMINATE"), signed_by("TOTAL-FAILED")}) {
        const auto brought = bring(Paper::consideration, judged);
        EXPECT_FALSE(confirms(brought, "")) << judged.dump();
        EXPECT_TRUE(confirms(brought, "Sama dengan aslinya di meja saya.")) << judged.dump();
    }
    const auto papers = desk_->whole(offices_.as(1, clock_), id).papers;
    EXPECT_TRUE(std::any_of(papers.begin(), papers.end(), [](const Document& each) {
        return each.kind == Paper::consideration && each.confirmed_why == "Sama dengan aslinya di meja saya.";
    }));
    const auto may = [&](Paper kind) {
        return place_->db().read([&](Tx& tx) { return may_be_outside(tx, *parts_, *parts_->proposals.find(tx, id), kind); });
    };
    for (const auto kind : {Paper::committee, Paper::authenticity, Paper::decree, Paper::revocation}) EXPECT_FALSE(may(kind)) << name(kind);
    EXPECT_TRUE(may(Paper::minutes) && may(Paper::national_approval));
    parts_->outside_papers = true;
    EXPECT_TRUE(may(Paper::committee) && may(Paper::authenticity));
}

TEST_P(DisposalPapers, minutes_of_a_chair_who_was_replaced_do_not_count) {
    const auto id = drawn(Kind::destruction, {0});
    EXPECT_EQ(said(id, Paper::committee, "keputusan", {4}), "");
    desk_->act(offices_.as(0, clock_), id, {Act::submit, "", "", ""});
    stands(id, State::submitted);
    EXPECT_EQ(said(id, Paper::minutes, "notula", {1}), "");
    EXPECT_EQ(said(id, Paper::consideration, "nota_dinas", {1}), "");
    place_->db().write([&](Tx& tx) { parts_->proposals.put(tx, id, Member{Part::chair, {person(4), "", seat(4), ""}}); });
    const auto decided = desk_->whole(offices_.as(4, clock_), id).decided.hex();
    for (const int who : {2, 3}) desk_->assent(offices_.as(who, clock_), id, decided);
    EXPECT_EQ(why_not(4, id, Act::consider), "disposal.fault.not_signed.minutes");
    EXPECT_EQ(said(id, Paper::minutes, "notula", {4}), "");
    EXPECT_EQ(said(id, Paper::consideration, "nota_dinas", {4}), "");
    EXPECT_EQ(why_not(4, id, Act::consider), "");
}

// Minutes tell of the decisions, the decree of the lines that are left: they are taken off first, with the reason.
TEST_P(DisposalPapers, what_a_paper_tells_of_stays_as_it_is_until_it_is_taken_off) {
    const auto id = drawn(Kind::destruction, {0, 1});
    stands(id, State::submitted);
    EXPECT_EQ(said(id, Paper::minutes, "notula", {1}), "");
    const auto keep = [&] {
        Deciding wish;
        wish.lines = {2};
        wish.decision = Decision::kept;
        wish.reason = "Masih diperiksa.";
        desk_->decide(offices_.as(1, clock_), id, wish);
    };
    EXPECT_FALSE(done(keep));
    EXPECT_FALSE(done([&] { desk_->take_off(offices_.as(0, clock_), id, Paper::minutes, ""); })) << "with a reason";
    EXPECT_FALSE(done([&] { desk_->take_off(offices_.as(5, clock_), id, Paper::minutes, "Keliru."); }));
    EXPECT_TRUE(done([&] { desk_->take_off(offices_.as(0, clock_), id, Paper::minutes, "Satu keputusan keliru."); }));
    EXPECT_TRUE(done(keep));
    EXPECT_EQ(said(id, Paper::minutes, "notula", {1}), "");
    EXPECT_EQ(said(id, Paper::consideration, "nota_dinas", {1}), "");
    EXPECT_EQ(said(id, Paper::committee, "keputusan", {4}), "");
    const auto decided = desk_->whole(offices_.as(1, clock_), id).decided.hex();
    for (const int who : {2, 3}) desk_->assent(offices_.as(who, clock_), id, decided);
    desk_->act(offices_.as(1, clock_), id, {Act::consider, "", "", ""});
    EXPECT_FALSE(done([&] { desk_->take_off(offices_.as(0, clock_), id, Paper::minutes, "Keliru."); })) << "the appraisal rests on it";
}

TEST_P(DisposalPapers, a_head_beside_the_line_leads_neither_the_records_unit_nor_the_owning_one) {
    const auto below = [&](int number, core::UnitId unit, core::PositionId superior) {
        directory::Position one;
        one.id = seat(number);
        one.unit = unit;
        one.superior = superior;
        one.roles = {"head"};
        offices_.add(one);
    };
    const auto legal = place_->db().read([&](Tx& tx) { return offices_.unit_by_code(tx, "HK")->id; });
    below(8, legal, seat(4));
    below(9, offices_.owning(), seat(2));
    const auto id = drawn(Kind::destruction, {0});
    EXPECT_FALSE(done([&] { seat_chair(id, 5); })) << "he heads another part of the secretariat";
    const auto any = [&](const char* party, const char* unit = "DINAS") {
        return place_->db().read([&](Tx& tx) {
            auto p = *parts_->proposals.find(tx, id);
            p.kind = Kind::transfer;
            p.unit = offices_.unit_by_code(tx, unit)->id;
            for (const auto& each : parties_of(tx, *parts_, p, today(*parts_)))
                if (std::string_view(each.word) == party) return each.any;
            return std::vector<core::PositionId>{};
        });
    };
    EXPECT_EQ(any("records"), (std::vector{seat(1), seat(4)}));
    EXPECT_EQ(any("unit"), std::vector{seat(2)});
    EXPECT_EQ(any("unit", "UM"), (std::vector{seat(1), seat(4)})) << "who leads the unit it hangs under";
}

// Who receives finds what is not there, and what is not as it was listed any more; all that leaves the list before the
// act is written, and from then on it goes whole or not at all.
TEST_P(DisposalPapers, a_handover_takes_what_its_act_names_or_nothing) {
    const auto id = drawn(Kind::handover, {0, 1, 2, 3});
    stands(id, State::decreed);
    const auto look = [&](int who, std::vector<int> lines, Found found, const char* note) {
        Deciding wish;
        wish.lines = std::move(lines);
        wish.found = found;
        wish.reason = note;
        return done([&] { desk_->decide(offices_.as(who, clock_), id, wish); });
    };
    const auto press = [&](int who, Act act) { return done([&] { desk_->act(offices_.as(who, clock_), id, {act, "", "", ""}); }); };
    make(1, false, false, 0);   // an event was taken back
    EXPECT_FALSE(look(1, {1}, Found::matches, "")) << "the institution looks, not the chair";
    EXPECT_FALSE(look(0, {1}, Found::matches, "")) << "nor who proposed it";
    EXPECT_TRUE(look(6, {1, 2}, Found::matches, ""));
    EXPECT_FALSE(press(6, Act::receive)) << "two were not looked at";
    EXPECT_TRUE(look(6, {3}, Found::missing, "Boks kosong.") && look(6, {4}, Found::differs, "Kurang satu map."));
    EXPECT_EQ(said(id, Paper::authenticity, "surat_pernyataan", {4}), "");
    EXPECT_EQ(said(id, Paper::act, "berita_acara", {4, 6}), "disposal.error.act_early.handover");
    EXPECT_FALSE(press(1, Act::receive));
    EXPECT_TRUE(press(6, Act::receive));
    const auto line = [&](int number) { return *place_->db().read([&](Tx& tx) { return parts_->proposals.line(tx, id, number); }); };
    EXPECT_EQ(line(2).outcome_why.at("word"), "disposal.against.running");
    EXPECT_EQ(line(3).outcome_why.at("word"), "disposal.blocked.not_there");
    const auto engaged = [&] {
        return place_->db().read([&](Tx& tx) { return tx.count("SELECT COUNT(*) FROM town_thing WHERE process_of <> ''"); });
    };
    EXPECT_EQ(engaged(), 2) << "what does not go is free again";
    EXPECT_EQ(said(id, Paper::act, "berita_acara", {4, 6}), "");
    make(3, true, false, 1);
    EXPECT_FALSE(press(1, Act::finish)) << "its act names what has changed since";
    EXPECT_EQ(line(1).outcome, Outcome::none) << "and none goes without the other";
    Deciding back;
    back.lines = {4};
    back.decision = Decision::struck;
    back.reason = "Isinya berubah.";
    EXPECT_TRUE(done([&] { desk_->decide(offices_.as(6, clock_), id, back); }));
    EXPECT_EQ(why_not(1, id, Act::finish), "disposal.needs.act_of_this_list");
    const auto same = post_.all.back().number;
    Filing again;
    again.number = same;
    EXPECT_FALSE(done([&] { desk_->file(offices_.as(0, clock_), id, again); })) << "that one names the other list";
    EXPECT_EQ(said(id, Paper::act, "berita_acara", {4, 6}), "") << "another one in its place";
    EXPECT_TRUE(press(1, Act::finish));
    EXPECT_EQ(line(1).outcome, Outcome::done);
    EXPECT_EQ(line(4).outcome, Outcome::blocked);
    EXPECT_EQ(engaged(), 0);
}

// Where the institution is of another house one of our own side tells who looked there, and when.
TEST_P(DisposalPapers, of_an_institution_outside_the_house_is_told_who_looked_there) {
    const auto id = drawn(Kind::handover, {0});
    stands(id, State::decreed);
    parts_->institution = "ANRI";
    Deciding wish;
    wish.lines = {1};
    wish.found = Found::matches;
    const auto look = [&](int who) { return done([&] { desk_->decide(offices_.as(who, clock_), id, wish); }); };
    EXPECT_FALSE(look(1)) << "who, and when";
    wish.reason = "Rina Rekaan, arsiparis ANRI, 12 November 2026";
    EXPECT_FALSE(look(0) || look(6));
    EXPECT_TRUE(look(1));
    const auto line = *place_->db().read([&](Tx& tx) { return parts_->proposals.line(tx, id, 1); });
    EXPECT_EQ(line.arrived_note, wish.reason);
}

NASKAH_ON_BOTH_DATABASES(DisposalPapers);

}  // namespace
}  // namespace disposal
