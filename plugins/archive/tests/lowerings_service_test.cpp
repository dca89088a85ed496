// SPDX-License-Identifier: Apache-2.0
// The class of a dossier sinks by two persons alone, never below what is in it, and whatever rises meanwhile wins.
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace lowerings_service_test {

using core::Context;

class LoweringsService : public cabinet_town::Town {
  protected:
    Context person(core::PositionId seat, int number) {
        auto ctx = as(seat);
        ctx.actor.person = core::PersonId::parse("00000000-0000-7000-8000-00000000000" + std::to_string(number));
        return ctx;
    }
    std::string asked_for(DossierId id, AccessClass wanted) {
        return fault_of([&] { asked_ = cabinet_->ask_lowering(person(archivist_, 1), id, wanted, "Penilaian selesai"); });
    }
    std::string decided(const Context& ctx, Move::Verdict verdict, const std::string& seen) {
        return fault_of([&] { cabinet_->decide_lowering(ctx, asked_, verdict, "Sudah boleh dibuka", seen); });
    }
    DossierId on_paper(const char* title, const char* access) {
        const auto id = open(archivist_, title, "terbatas");
        register_paper(id, access);
        return id;
    }
    void register_paper(DossierId id, const char* access) {
        Paper paper;
        paper.title = "Laporan hasil penilaian";
        paper.date = core::parse_date("2020-02-01");
        paper.access = access;
        cabinet_->register_paper(as(archivist_), id, paper);
    }
    LoweringId asked_;
};

TEST_P(LoweringsService, a_second_head_who_may_know_of_it_agrees_and_search_opens_at_once) {
    const auto id = open(archivist_, "Pemeriksaan khusus");
    const auto subject = letter("Laporan pemeriksaan", AccessClass::secret, {head_, archivist_});
    cabinet_->file(as(archivist_), id, subject);
    ASSERT_EQ(now(id).access, AccessClass::secret);
    EXPECT_EQ(asked_for(id, AccessClass::limited), "archive.fault.lowering_item") << "what is in it is secret still";
    raise(subject, AccessClass::limited, {head_, archivist_});
    EXPECT_EQ(now(id).access, AccessClass::secret) << "nothing sinks by itself";
    EXPECT_EQ(asked_for(id, AccessClass::secret), "archive.fault.lowering_lower");
    EXPECT_EQ(asked_for(id, AccessClass::ordinary), "archive.fault.lowering_item");
    EXPECT_EQ(fault_of([&] { cabinet_->ask_lowering(as(archivist_), id, AccessClass::limited, " "); }), "archive.fault.reason");
    EXPECT_EQ(fault_of([&] { cabinet_->ask_lowering(as(clerk_), id, AccessClass::limited, "Ya"); }), "core.error.not_found");
    ASSERT_EQ(asked_for(id, AccessClass::limited), "");
    EXPECT_EQ(asked_for(id, AccessClass::limited), "archive.error.lowering_waits");
    EXPECT_FALSE(sees(clerk_, id));
    ASSERT_EQ(cabinet_->lowerings(person(head_, 2)).size(), 1u);
    const auto seen = cabinet_->lowerings(person(head_, 2)).front().seen;
    EXPECT_EQ(cabinet_->count_lowerings(person(head_, 2)), 1);
    EXPECT_EQ(cabinet_->count_lowerings(person(archivist_, 1)), 0);
    EXPECT_TRUE(cabinet_->whole(person(archivist_, 1), id).lowering->own);
    EXPECT_TRUE(cabinet_->lowerings(person(chief_, 3)).empty()) << "head of another unit";
    EXPECT_EQ(decided(person(chief_, 3), Move::Verdict::approve, seen), "core.error.not_found");
    EXPECT_EQ(decided(person(archivist_, 4), Move::Verdict::approve, seen), "core.error.forbidden") << "no head";
    EXPECT_EQ(decided(person(head_, 1), Move::Verdict::approve, seen), "archive.error.lowering_second") << "the same person";
    EXPECT_EQ(decided(person(head_, 2), Move::Verdict::approve, std::string(64, '0')), "archive.error.lowering_changed");
    EXPECT_EQ(decided(person(head_, 2), Move::Verdict::approve, seen), "");
    EXPECT_EQ(now(id).access, AccessClass::limited);
    EXPECT_EQ(index_.documents.at(id.text()).access, "terbatas");
    EXPECT_TRUE(sees(clerk_, id)) << "in this very unit of work";
    EXPECT_EQ(shelves_.told.back(), id) << "where it lay too low it may lie rightly now";
    EXPECT_EQ(decided(person(head_, 2), Move::Verdict::refuse, ""), "archive.error.lowering_decided");
    cabinet_->find_lower(house());
    EXPECT_EQ(now(id).access, AccessClass::limited) << "and the night leaves it so";
}

TEST_P(LoweringsService, what_rises_or_comes_in_higher_meanwhile_voids_it) {
    const auto id = on_paper("Teguran", "");
    ASSERT_EQ(asked_for(id, AccessClass::ordinary), "");
    const auto shown = cabinet_->lowerings(person(head_, 2));
    ASSERT_EQ(shown.size(), 1u);
    EXPECT_TRUE(shown[0].hidden && shown[0].dossier.title.empty()) << "of what is limited the matter is for those concerned";
    register_paper(id, "terbatas");   // higher than what was asked for, though not than what stands
    EXPECT_TRUE(cabinet_->lowerings(person(head_, 2)).empty());
    EXPECT_EQ(decided(person(head_, 2), Move::Verdict::approve, shown[0].seen), "archive.error.lowering_decided");
    EXPECT_EQ(asked_for(id, AccessClass::ordinary), "archive.fault.lowering_item");

    const auto other = on_paper("Peringatan", "");
    ASSERT_EQ(asked_for(other, AccessClass::ordinary), "");
    const auto before = cabinet_->lowerings(person(head_, 2)).at(0).seen;
    register_paper(other, "rahasia");
    EXPECT_FALSE(cabinet_->whole(as(archivist_), other).lowering);
    EXPECT_EQ(now(other).access, AccessClass::secret) << "raising waits for nobody";
    EXPECT_EQ(decided(person(head_, 2), Move::Verdict::approve, before), "core.error.not_found");
}

TEST_P(LoweringsService, paper_nobody_told_a_class_follows_its_dossier_and_who_asked_may_withdraw) {
    const auto id = on_paper("Arsip lama", "");
    ASSERT_EQ(asked_for(id, AccessClass::ordinary), "");
    EXPECT_EQ(decided(person(archivist_, 1), Move::Verdict::refuse, ""), "") << "withdrawn";
    EXPECT_EQ(now(id).access, AccessClass::limited);
    ASSERT_EQ(asked_for(id, AccessClass::ordinary), "");
    ASSERT_EQ(decided(person(head_, 2), Move::Verdict::approve, cabinet_->lowerings(person(head_, 2)).at(0).seen), "");
    EXPECT_EQ(now(id).access, AccessClass::ordinary);
    EXPECT_EQ(cabinet_->whole(as(drafter_), id).items.at(0).access, AccessClass::ordinary);
    const auto alone = open(archivist_, "Rahasia jabatan", "rahasia");
    EXPECT_EQ(asked_for(alone, AccessClass::limited), "archive.error.lowering_nobody") << "no head may know of it";
    const auto gone = on_paper("Dimusnahkan", "");
    ASSERT_EQ(asked_for(gone, AccessClass::ordinary), "");
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), gone, "BA 1/2026"); });
    EXPECT_TRUE(cabinet_->lowerings(person(head_, 2)).empty());
}

TEST_P(LoweringsService, what_was_moved_in_holds_its_new_dossier_up_and_what_is_handed_over_waits_no_more) {
    const auto from = on_paper("Pemeriksaan", ""), to = open(archivist_, "Umum", "terbatas");
    tell(archivist_, from, 1, Exception::Kind::moved, to.text());
    EXPECT_EQ(asked_for(to, AccessClass::ordinary), "archive.fault.lowering_item") << "it has the class of where it was filed";
    ASSERT_EQ(asked_for(from, AccessClass::ordinary), "");
    EXPECT_EQ(cabinet_->count_lowerings(person(head_, 2)), 1);
    EXPECT_EQ(cabinet_->count_lowerings(person(chief_, 3)), 0) << "of another unit";
    place_->db().write([&](core::db::Tx& tx) { cabinet_->move(tx, house(), from, Life::handed_over, Custody::institution, {}); });
    EXPECT_TRUE(cabinet_->lowerings(person(head_, 2)).empty());
    EXPECT_EQ(cabinet_->count_lowerings(person(head_, 2)), 0);
}

NASKAH_ON_BOTH_DATABASES(LoweringsService);

}  // namespace
}  // namespace archive
