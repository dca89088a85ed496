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
    const auto from = open(archivist_, "Mutasi pegawai"), to = open(archivist_, "Berkas perseorangan"), stays = open(archivist_, "Rapat staf");
    for (const char* title : {"Usul mutasi", "Keputusan mutasi"})
        cabinet_->file(as(archivist_), from, letter(title, AccessClass::ordinary, {archivist_}));
    cabinet_->file(as(archivist_), stays, letter("Undangan rapat staf", AccessClass::ordinary, {archivist_}));
    const auto files = keep(archivist_, Form::register_), contents = keep(archivist_, Form::contents);
    const auto was = kept().one(as(archivist_), contents);
    EXPECT_NE(text(was).find("Keputusan mutasi"), std::string::npos) << text(was);
    tell(archivist_, from, 2, Exception::Kind::moved, to.text());
    cabinet_->close(as(archivist_), to, parse_date("2020-06-01"));
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), to, "BA 1/2026"); });
    const auto now = kept().one(as(archivist_), contents);
    EXPECT_EQ(text(now).find("Keputusan mutasi"), std::string::npos) << "it was moved there and destroyed: " << text(now);
    EXPECT_NE(text(now).find("Undangan rapat staf"), std::string::npos) << text(now);
    EXPECT_EQ(now.head.digest, was.head.digest);
    EXPECT_EQ(now.head.erased, 1);
    EXPECT_NE(text(kept().one(as(archivist_), files)).find("Berkas perseorangan"), std::string::npos) << "a stub is told";
}

NASKAH_ON_BOTH_DATABASES(KeptListService);

}  // namespace kept_list_service_test
}  // namespace archive
