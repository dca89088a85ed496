// SPDX-License-Identifier: Apache-2.0
// Which letter an alih media is recorded by, on both databases: a berita acara of the right hands, not before the check,
// of no other batch; and a number from paper where the office says so.
#include "depot/store/scan_store.h"
#include "depot/tests/guarded.h"

namespace depot {
namespace scan_act_service_test {

using core::db::Tx;

class ScanActs : public guarded::Guarded, public letters::Signers {
  public:
    void SetUp() override {
        Guarded::SetUp();
        if (IsSkipped()) return;
        services_->parts.signers = this;
        city_.leader = leader_ = seat(9);
    }
    std::vector<core::PositionId> signers(Tx&, letters::LetterId id) override { return hands[id]; }
    // Recorded by the first and accepted by the second.
    ScanId batch() {
        const auto id = dossier("000.1.5", city_.top.id, 2021);
        ScanWish wish{"Peta", "Pemindaian", "PDF/A", "Kertas", "Berkas", "Lemari cakram", "Petugas", 300, {}, {id}, ""};
        const auto scan = services_->scans.open(as(1), wish);
        services_->scans.check(as(2), scan, {true, {true, true, true, true}, {}, {}, ""});
        return scan;
    }
    void letter(const char* number, const char* kind, std::vector<core::PositionId> by, const char* state = "sent",
                const char* date = "2026-11-02") {
        letters::Issued made;
        made.id = letters::LetterId::make({static_cast<std::int64_t>(hands.size()) + 1});
        made.kind = kind;
        made.number = number;
        made.state = state;
        made.date = core::parse_date(date);
        hands[made.id] = std::move(by);
        post_.known[number] = made.id;
        post_.sealed[made.id] = std::move(made);
    }
    // "" when it is recorded.
    std::string told(ScanId scan, const char* number) {
        try {
            services_->scans.record(as(1), scan, number);
        } catch (const core::Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return "";
    }
    core::PositionId seat(int person) { return as(person).actor.seat().position; }

    std::map<letters::LetterId, std::vector<core::PositionId>> hands;
    core::PositionId leader_;
};

TEST_P(ScanActs, are_berita_acara_of_the_leader_or_of_both_who_made_and_who_checked_it) {
    const auto scan = batch();
    letter("nota", "nota_dinas", {leader_});
    letter("baru", "berita_acara", {leader_}, "sealing");
    letter("lama", "berita_acara", {leader_}, "sent", "2026-11-01");
    letter("lain", "berita_acara", {seat(3)});
    letter("seorang", "berita_acara", {seat(1)});
    letter("berdua", "berita_acara", {seat(2), seat(1)});
    letter("pimpinan", "berita_acara", {leader_}, "sealed");
    EXPECT_EQ(told(scan, ""), "depot.fault.act_number");
    EXPECT_EQ(told(scan, "nota"), "depot.fault.act_kind");
    EXPECT_EQ(told(scan, "baru"), "depot.fault.act_unsigned");
    EXPECT_EQ(told(scan, "lama"), "depot.fault.act_before");
    EXPECT_EQ(told(scan, "lain"), "depot.fault.act_hands");
    EXPECT_EQ(told(scan, "seorang"), "depot.fault.act_hands") << "of one of the two alone";
    EXPECT_EQ(told(scan, "berdua"), "");
    EXPECT_EQ(services_->scans.one(as(1), scan).act_letter->number, "berdua");
    const auto next = batch();
    EXPECT_EQ(told(next, "berdua"), "depot.fault.act_of_another");
    EXPECT_EQ(told(next, "pimpinan"), "");
}

TEST_P(ScanActs, on_paper_are_taken_by_their_number_where_the_office_says_so) {
    const auto scan = batch();
    EXPECT_EQ(told(scan, "BA-12/2026"), "depot.fault.act_no_letter");
    services_->parts.terms.paper_acts = true;
    letter("nota", "nota_dinas", {leader_});
    EXPECT_EQ(told(scan, "nota"), "depot.fault.act_kind") << "a letter of this house is judged all the same";
    EXPECT_EQ(told(scan, "BA-12/2026"), "");
    const auto found = services_->scans.one(as(1), scan);
    EXPECT_EQ(found.scan.act_number, "BA-12/2026");
    EXPECT_FALSE(found.act_letter);
}

NASKAH_ON_BOTH_DATABASES(ScanActs);

}  // namespace scan_act_service_test
}  // namespace depot
