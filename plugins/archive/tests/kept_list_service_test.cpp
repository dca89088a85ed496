// SPDX-License-Identifier: Apache-2.0
// Lists that were kept: they say what they said, to who may know of all that is on them, and no word of what was destroyed.
#include "archive/service/kept_lists.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace kept_list_service_test {

using core::parse_date;

// Nobody writes letters here.
class NoLetters final : public letters::Drafts {
  public:
    letters::LetterId draft(core::db::Tx&, const core::Context&, const letters::Drafting&) override { return {}; }
};

class KeptListService : public cabinet_town::Town {
  protected:
    ListId keep(core::PositionId who, Form form) {
        ListWish wish;
        wish.form = form;
        return kept().keep(as(who), wish, std::nullopt);
    }
    KeptLists kept() { return {place_->db(), lists_.value(), *cabinet_, subjects_, drafts_, words_}; }
    void SetUp() override {
        Town::SetUp();
        if (!IsSkipped()) lists_.emplace(place_->db(), *cabinet_, subjects_);
    }
    static std::string text(const KeptList& list) {
        std::string all;
        for (const auto& row : list.sheet.rows)
            for (const auto& cell : row) all += core::table::text_of(cell) + "|";
        return all;
    }

    NoLetters drafts_;
    core::words::Words words_;
    std::optional<Lists> lists_;
};

TEST_P(KeptListService, says_what_it_said_to_who_may_know_of_all_that_is_on_it) {
    const auto subject = letter("Usul mutasi pegawai", AccessClass::ordinary, {archivist_, head_});
    const auto one = open(archivist_, "Mutasi pegawai"), other = open(archivist_, "Rapat staf");
    cabinet_->file(as(archivist_), one, subject);
    const auto list = keep(archivist_, Form::register_), contents = keep(archivist_, Form::contents);
    const auto was = kept().one(as(archivist_), list);
    EXPECT_EQ(was.head.number, 1);
    EXPECT_EQ(was.head.dossiers, 2);
    EXPECT_EQ(kept().one(as(archivist_), contents).head.number, 2) << "one series of the unit";
    cabinet_->file(as(archivist_), other, letter("Undangan rapat staf", AccessClass::ordinary, {archivist_}));
    const auto now = kept().one(as(archivist_), list);
    EXPECT_EQ(text(now), text(was));
    EXPECT_EQ(now.head.digest, was.head.digest);
    EXPECT_NE(kept().one(as(archivist_), keep(archivist_, Form::register_)).head.digest, was.head.digest);
    EXPECT_EQ(fault_of([&] { kept().one(as(heirs_), list); }), "core.error.not_found") << "of another unit";
    EXPECT_EQ(fault_of([&] { keep(later_, Form::register_); }), "archive.error.list_empty");
    EXPECT_EQ(kept().all(as(archivist_), std::nullopt, 10).size(), 3u);
    raise(subject, AccessClass::secret, {head_});
    EXPECT_EQ(fault_of([&] { kept().one(as(archivist_), list); }), "core.error.not_found") << "one of its dossiers is secret since";
    EXPECT_TRUE(kept().all(as(archivist_), std::nullopt, 10).empty());
    EXPECT_EQ(text(kept().one(as(head_), list)), text(was));
}

TEST_P(KeptListService, the_words_of_letters_go_with_what_is_destroyed_and_the_digest_stays) {
    const auto from = open(archivist_, "Mutasi pegawai"), by = open(archivist_, "Mutasi antarunit"),
               to = open(archivist_, "Berkas perseorangan"), stays = open(archivist_, "Rapat staf");
    for (const char* title : {"Usul mutasi", "Keputusan mutasi"})
        cabinet_->file(as(archivist_), from, letter(title, AccessClass::ordinary, {archivist_}));
    cabinet_->file(as(archivist_), stays, letter("Undangan rapat staf", AccessClass::ordinary, {archivist_}));
    const auto files = keep(archivist_, Form::register_), contents = keep(archivist_, Form::contents);
    const auto was = kept().one(as(archivist_), contents);
    EXPECT_NE(text(was).find("Keputusan mutasi"), std::string::npos) << text(was);
    tell(archivist_, from, 2, Exception::Kind::moved, by.text());
    tell(archivist_, by, 1, Exception::Kind::moved, to.text());
    cabinet_->close(as(archivist_), to, parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), to, "BA 1/2026"); });
    const auto now = kept().one(as(archivist_), contents);
    EXPECT_EQ(text(now).find("Keputusan mutasi"), std::string::npos) << "it was moved there and destroyed: " << text(now);
    EXPECT_NE(text(now).find("Undangan rapat staf"), std::string::npos) << text(now);
    EXPECT_EQ(now.head.digest, was.head.digest);
    EXPECT_EQ(now.head.erased, 1);
    EXPECT_NE(text(kept().one(as(archivist_), files)).find("Berkas perseorangan"), std::string::npos) << "a stub is told";
}

TEST_P(KeptListService, what_was_changed_since_is_not_shown_as_what_was_kept) {
    open(archivist_, "Mutasi pegawai");
    std::vector<ListId> lists;
    for (int n = 0; n < 3; ++n) lists.push_back(keep(archivist_, Form::register_));
    const auto shown = [&](std::size_t at) { return fault_of([&] { kept().one(as(archivist_), lists[at]); }); };
    for (std::size_t at = 0; at < lists.size(); ++at) ASSERT_EQ(shown(at), "");
    auto head = kept().one(as(archivist_), lists[2]).head.head;
    head["titles"][0] = "Daftar lain";
    place_->db().write([&](core::db::Tx& tx) {
        tx.exec("UPDATE archive_list_part SET row_cells = REPLACE(row_cells, 'Mutasi', 'Promosi') WHERE list_id = ?", {lists[0]});
        tx.exec("UPDATE archive_list_part SET digest = ? WHERE list_id = ?", {core::sha256(core::view("lain")).hex(), lists[1]});
        tx.exec("UPDATE archive_list SET head = ? WHERE id = ?", {core::json::write(head), lists[2]});
    });
    for (std::size_t at = 0; at < lists.size(); ++at) EXPECT_EQ(shown(at), "archive.error.list_changed") << at;
}

TEST_P(KeptListService, what_is_destroyed_while_it_is_kept_leaves_no_words_in_it) {
    const auto id = open(archivist_, "Mutasi pegawai");
    cabinet_->file(as(archivist_), id, letter("Usul mutasi", AccessClass::ordinary, {archivist_}));
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    std::string came;
    amid([&](core::db::Tx& tx) {
        cabinet_->take_to_end(tx, id);
        cabinet_->erase(tx, house(), id, "BA 1/2026");
    }, [&] { keep(archivist_, Form::contents); }, came);
    EXPECT_TRUE(came == "archive.error.list_moved_on" || came == "archive.error.list_empty") << came;
    EXPECT_TRUE(kept().all(as(archivist_), std::nullopt, 10).empty());
}

TEST_P(KeptListService, a_report_before_an_activity_ended_names_the_dossier_by_the_fields_of_the_form) {
    const auto id = open(archivist_, "Batas wilayah");
    Mark mark;
    mark.dossier = id;
    mark.kind = Mark::Kind::guarded;
    mark.category = "perbatasan";
    mark.ended = parse_date("2020-05-01");
    mark.reason = "Hasil identifikasi";
    cabinet_->mark(as(archivist_), mark);
    ListWish wish;
    wish.form = Form::guarded;
    try {
        kept().keep(as(archivist_), wish, Reported{"B-1/2020", parse_date("2020-04-01")});
        FAIL();
    } catch (const core::Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].field, "report_date");
        EXPECT_EQ(error.faults()[0].key, "archive.fault.listed_early");
        EXPECT_EQ(error.faults()[0].args.back().second, "1/2020");
    }
}

NASKAH_ON_BOTH_DATABASES(KeptListService);

}  // namespace kept_list_service_test
}  // namespace archive
