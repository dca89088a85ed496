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
    };
    for (const auto& [id, paper, fit, other, hand, another] :
         std::vector<Case>{{burns, Paper::committee, "keputusan", "nota_dinas", 4, 1},
                           {burns, Paper::minutes, "notula", "surat_dinas", 1, 2},
                           {burns, Paper::consideration, "nota_dinas", "notula", 1, 3},
                           {burns, Paper::head_approval, "surat_dinas", "berita_acara", 4, 1},
                           {burns, Paper::decree, "keputusan", "surat_dinas", 4, 2},
                           {goes, Paper::institution_approval, "surat_dinas", "undangan", 6, 4},
                           {goes, Paper::authenticity, "surat_pernyataan", "surat_dinas", 4, 1}}) {
        const std::string called(name(paper));
        EXPECT_EQ(said(id, paper, other, {hand}), "disposal.fault.not_fit." + called);
        EXPECT_EQ(said(id, paper, fit, {another}), "disposal.fault.not_signed." + called);
        EXPECT_EQ(said(id, paper, fit, {another, hand}), "") << called;
    }
    parts_->institution = "ANRI";
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
    EXPECT_EQ(said(id, Paper::minutes, "notula", {1}), "");
    EXPECT_EQ(said(id, Paper::consideration, "nota_dinas", {1}), "");
    seat_chair(id, 4);
    desk_->act(offices_.as(0, clock_), id, {Act::submit, "", "", ""});
    Deciding wish;
    wish.lines = {1};
    wish.decision = Decision::agreed;
    wish.found = Found::matches;
    desk_->decide(offices_.as(4, clock_), id, wish);
    const auto decided = desk_->whole(offices_.as(4, clock_), id).decided.hex();
    for (const int who : {2, 3}) desk_->assent(offices_.as(who, clock_), id, decided);
    EXPECT_EQ(why_not(4, id, Act::consider), "disposal.fault.not_signed.minutes");
    EXPECT_EQ(said(id, Paper::minutes, "notula", {4}), "");
    EXPECT_EQ(said(id, Paper::consideration, "nota_dinas", {4}), "");
    EXPECT_EQ(why_not(4, id, Act::consider), "");
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

// Against the list it was decided by: what runs again or was changed since stays, and is told.
TEST_P(DisposalPapers, a_handover_takes_what_is_still_as_it_was_listed_and_no_more) {
    const auto id = drawn(Kind::handover, {0, 1, 2});
    place_->db().write([&](Tx& tx) {
        auto p = *parts_->proposals.find(tx, id);
        p.state = State::decreed;
        parts_->proposals.save(tx, p);
        for (auto line : parts_->proposals.lines(tx, id)) {
            line.decision = Decision::agreed;
            line.found = Found::matches;
            parts_->proposals.save(tx, id, line);
        }
        for (const auto kind : {Paper::authenticity, Paper::act}) {
            Document paper;
            paper.kind = kind;
            paper.number = std::string(name(kind));
            paper.date = core::parse_date("2026-11-20");
            paper.confirmed_by = "Ketua";
            parts_->proposals.put(tx, id, paper);
        }
    });
    make(1, false, false, 0);   // an event was taken back
    make(2, true, false, 1);
    desk_->act(offices_.as(1, clock_), id, {Act::finish, "", "", ""});
    const auto lines = place_->db().read([&](Tx& tx) { return parts_->proposals.lines(tx, id); });
    EXPECT_EQ(lines.at(0).outcome, Outcome::done);
    EXPECT_EQ(lines.at(1).outcome_why.at("word"), "disposal.against.running");
    EXPECT_EQ(lines.at(2).outcome_why.at("word"), "disposal.blocked.changed");
    EXPECT_EQ(place_->db().read([&](Tx& tx) { return tx.count("SELECT COUNT(*) FROM town_thing WHERE process_of <> ''"); }), 0)
        << "and all are free again";
}

NASKAH_ON_BOTH_DATABASES(DisposalPapers);

}  // namespace
}  // namespace disposal
