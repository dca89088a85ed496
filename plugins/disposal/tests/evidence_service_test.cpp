// SPDX-License-Identifier: Apache-2.0
// The papers of a proposal: who led the agency when a decree was signed, and what is filed of them when it is over.
#include "disposal/tests/desk_town.h"

namespace disposal {
namespace evidence_service_test {

using namespace town;
using classification::AccessClass;

// A mandate of the head of the region for the secretary, from a day on.
class Mandates final : public directory::Delegations {
  public:
    core::Date from = core::parse_date("2036-11-01");

    void serve(directory::SignedKinds&) override {}
    directory::MandateAnswer mandate(Tx&, core::PositionId receiver, directory::DelegationForm, const directory::Matter&,
                                     core::Date day) override {
        directory::MandateAnswer answer;
        if (receiver != seat(7) || day < from) return answer;
        answer.lack = directory::Lack::none;
        answer.mandate.delegation.giver = seat(4);
        return answer;
    }
    std::vector<directory::Mandate> mandates(Tx&, const directory::Matter&, core::Date) override { return {}; }
};

class Codes final : public classification::Instruments {
  public:
    std::optional<classification::Code> code(Tx&, std::string_view code) override {
        classification::Code one;
        one.code = code;
        return one;
    }
    std::vector<classification::Code> children(Tx&, std::string_view) override { return {}; }
    std::vector<classification::Code> search(Tx&, std::string_view, int) override { return {}; }
    std::optional<classification::RetentionRule> retention(Tx&, const classification::Matter&,
                                                           const std::optional<core::Date>&) override {
        return {};
    }
    std::optional<std::string> another(Tx&, const classification::Matter&) override { return {}; }
    AccessClass access(Tx&, std::string_view) override { return AccessClass::ordinary; }
    std::vector<std::string> kin(Tx&, std::string_view) override { return {}; }
};

class Takes final : public archive::Arrivals {
  public:
    std::vector<archive::Arrived> all;

    std::vector<core::Fault> faults(Tx&, const Context&, const archive::Arrived&) override { return {}; }
    archive::DossierId take(Tx&, const Context&, const archive::Arrived& arrived) override {
        all.push_back(arrived);
        return numbered_id<archive::DossierId>(8, static_cast<int>(all.size()));
    }
    std::vector<core::Digest> borne(Tx&, const std::vector<core::Digest>&) override { return {}; }
};

class DisposalEvidence : public DeskTown {
  protected:
    void SetUp() override {
        DeskTown::SetUp();
        if (IsSkipped()) return;
        put_things();
        parts_->arrivals = &takes_;
        parts_->instruments = &codes_;
        parts_->act_codes = {{Kind::destruction, "000.5.6.2"}};
    }
    // With all its papers, every one the same file.
    ProposalId destruction(int number, State state) {
        Proposal p;
        p.id = numbered_id<ProposalId>(7, number);
        p.kind = Kind::destruction;
        p.state = state;
        p.year = 2026;
        p.unit = offices_.owning();
        p.proposer = {person(3), "", seat(3), ""};
        place_->db().write([&](Tx& tx) {
            p.records_unit = offices_.unit_by_code(tx, "SETDA")->id;
            parts_->proposals.insert(tx, p);
            Line line;
            line.number = 1;
            line.dossier = dossier(number);
            line.snapshot = core::Json::object();
            parts_->proposals.insert(tx, p.id, line);
            if (state != State::done) return;
            for (const auto kind : all_papers_of(p.kind, p.route)) put(tx, p.id, kind, "");
        });
        return p.id;
    }
    void put(Tx& tx, ProposalId id, Paper kind, const std::string& subject) {
        Document paper;
        paper.kind = kind;
        paper.number = std::string(name(kind));
        paper.date = core::parse_date("2026-11-10");
        paper.subject = subject;
        paper.bytes = core::sha256(core::view("keputusan panitia setahun"));
        if (!made_here(kind)) paper.confirmed_by = "Ketua Panitia";
        parts_->proposals.put(tx, id, paper);
    }
    Context archivist() {
        auto ctx = offices_.as(0, clock_);
        ctx.actor.rights.insert("archive.manage");
        return ctx;
    }

    Takes takes_;
    Codes codes_;
};

TEST_P(DisposalEvidence, a_paper_of_two_proposals_lies_with_each_of_them) {
    std::set<std::string> subjects;
    std::size_t papers = 0;
    for (const int number : {1, 2}) {
        EXPECT_TRUE(desk_->file_evidence(archivist(), destruction(number, State::done)));
        for (const auto& item : takes_.all.back().items) subjects.insert(item.subject);
        papers += takes_.all.back().items.size();
    }
    EXPECT_EQ(papers, 14u);
    EXPECT_EQ(subjects.size(), papers) << "an archive takes each subject once";
    EXPECT_FALSE(done([&] { desk_->file_evidence(offices_.as(0, clock_), destruction(3, State::done)); })) << "who keeps no archive";
}

TEST_P(DisposalEvidence, what_is_filed_has_the_class_of_its_dossiers_by_now_and_of_its_letters) {
    shelves_.access = AccessClass::limited;
    desk_->file_evidence(archivist(), destruction(1, State::done));
    EXPECT_EQ(takes_.all.back().access, AccessClass::limited) << "raised since it was frozen";
    shelves_.access = AccessClass::ordinary;
    post_.access = AccessClass::secret;
    const auto id = destruction(2, State::done);
    place_->db().write([&](Tx& tx) { put(tx, id, Paper::decree, "letter:" + numbered_id<letters::LetterId>(4, 6).text()); });
    desk_->file_evidence(archivist(), id);
    EXPECT_EQ(takes_.all.back().access, AccessClass::secret);
    EXPECT_EQ(takes_.all.back().items.front().access, AccessClass::secret);
}

TEST_P(DisposalEvidence, a_report_lies_with_the_others_or_beside_them_where_it_came_later) {
    const auto early = destruction(1, State::done), late = destruction(2, State::done);
    const auto bring = [&](ProposalId id) { place_->db().write([&](Tx& tx) { put(tx, id, Paper::report, ""); }); };
    EXPECT_EQ(desk_->unreported(archivist()), 2);
    bring(early);
    EXPECT_EQ(desk_->unreported(archivist()), 1);
    const auto first = desk_->file_evidence(archivist(), early);
    EXPECT_EQ(takes_.all.back().items.size(), 8u) << "by the head alone it has seven of its own";
    EXPECT_EQ(desk_->file_evidence(archivist(), early), first) << "once";
    EXPECT_EQ(takes_.all.size(), 1u);

    const auto others = desk_->file_evidence(archivist(), late);
    EXPECT_EQ(takes_.all.back().items.size(), 7u);
    EXPECT_FALSE(desk_->whole(archivist(), late).may_file_evidence);
    bring(late);
    EXPECT_TRUE(desk_->whole(archivist(), late).may_file_evidence);
    EXPECT_NE(desk_->file_evidence(archivist(), late), others);
    ASSERT_EQ(takes_.all.size(), 3u);
    EXPECT_EQ(takes_.all.back().items.size(), 1u);
    EXPECT_NE(takes_.all.back().source, takes_.all[1].source);
    EXPECT_FALSE(desk_->whole(archivist(), late).may_file_evidence);
    EXPECT_FALSE(desk_->whole(archivist(), late).may_add_papers) << "filed it stays";
}

TEST_P(DisposalEvidence, a_decree_of_the_secretary_rests_on_the_mandate_of_its_own_day) {
    Mandates mandates;
    parts_->delegations = &mandates;
    const auto brings = [&](int number) {
        const auto id = destruction(number, State::agreed);
        return done([&] { desk_->file(offices_.as(0, clock_), id, {Paper::decree, "secretary decree", {}, "", {}}); });
    };
    EXPECT_TRUE(brings(1)) << "signed while he had it, whatever he has today";
    mandates.from = core::parse_date("2036-12-01");
    EXPECT_FALSE(brings(2)) << "signed before he had it";
}

NASKAH_ON_BOTH_DATABASES(DisposalEvidence);

}  // namespace
}  // namespace disposal
