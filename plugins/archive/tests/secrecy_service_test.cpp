// SPDX-License-Identifier: Apache-2.0
// Secret dossiers: a series of numbers of their own, and a day on which those who may know of one look at its class again.
#include "archive/service/lists.h"
#include "archive/tests/cabinet_town.h"
#include "notify/notices.h"

namespace archive {
namespace secrecy_service_test {

using core::parse_date;
using core::db::Tx;

class Heard final : public notify::Notices {
  public:
    std::vector<notify::Notice> all;
    std::string broken;   // an object nothing can be told of
    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects&) override {}
    void calendar(notify::Calendar&) override {}
    void tell(Tx&, const core::Context&, const notify::Notice& notice) override {
        if (notice.object == broken) throw std::runtime_error("broken");
        all.push_back(notice);
    }
    void done(Tx&, const core::Context&, std::string_view) override {}
    void withdraw(Tx&, const core::Context&, std::string_view, std::string_view, const notify::Receiver&) override {}
    void opened(const core::Context&, std::string_view) override {}
};

class SecrecyService : public cabinet_town::Town {
  protected:
    std::string number(DossierId id) { return now(id).numbered(); }
    Heard heard_;
};

TEST_P(SecrecyService, numbers_of_others_have_no_gap_that_tells_of_a_secret_one) {
    const auto one = open(clerk_, "Rapat staf"), secret = open(archivist_, "Pemeriksaan khusus", "rahasia"),
               top = open(archivist_, "Sandi daerah", "sangat_rahasia"), two = open(clerk_, "Rapat bulanan", "terbatas");
    EXPECT_EQ(number(one), "1/2020");
    EXPECT_EQ(number(two), "2/2020");
    EXPECT_EQ(number(secret), "R-1/2020");
    EXPECT_EQ(number(top), "R-2/2020");
    // Opened for a secret letter it is secret from its first moment.
    const auto subject = letter("Hasil pemeriksaan", AccessClass::secret, {archivist_, head_});
    const auto born = cabinet_->file_new(as(archivist_), {"800.1.3.2", "Tindak lanjut pemeriksaan", "", ""}, subject);
    EXPECT_EQ(number(born), "R-3/2020");
    EXPECT_EQ(number(open(clerk_, "Rapat tahunan")), "3/2020");
    // One that is given stays.
    cabinet_->file(as(archivist_), one, letter("Temuan pemeriksaan", AccessClass::secret, {archivist_, head_}));
    EXPECT_EQ(now(one).access, AccessClass::secret);
    EXPECT_EQ(number(one), "1/2020");
    // Found by it by who may know of it, and of nobody else's knowledge.
    const auto refer = [&](core::PositionId who, const std::string& to) {
        return fault_of([&] { cabinet_->refer(as(who), two, to, "Perkara yang sama"); });
    };
    EXPECT_EQ(refer(clerk_, "R-1/2020"), "archive.fault.other_dossier");
    EXPECT_EQ(refer(archivist_, "R-1/2020"), "");
    EXPECT_NE(index_.documents.at(secret.text()).number.find("R-1/2020"), std::string::npos);
}

TEST_P(SecrecyService, codes_a_unit_uses_most_are_told_of_dossiers_in_sight) {
    open(archivist_, "Sandi", "rahasia", "900.9");
    for (const char* code : {"600.1", "600.2", "600.2"}) open(clerk_, "Rapat", "", code);
    open(heirs_, "Rapat", "", "700.7");
    const auto used = [&](core::PositionId who) {
        std::vector<std::string> all;
        for (const auto& each : cabinet_->used_codes(as(who))) all.push_back(each.code);
        return all;
    };
    EXPECT_EQ(used(clerk_), (std::vector<std::string>{"600.2", "600.1"}));
    EXPECT_EQ(used(archivist_), (std::vector<std::string>{"600.2", "600.1", "900.9"}));
    schedule_.named["600.1"] = {"600.1", "Cabang", "", false, true};
    EXPECT_EQ(used(clerk_), (std::vector<std::string>{"600.2"})) << "a branch by now takes no dossier";
}

TEST_P(SecrecyService, who_may_know_of_it_is_told_on_its_day_and_nothing_is_lowered) {
    cabinet_->tell_by(heard_);
    Opening opening{"800.1.3.2", "Pemeriksaan khusus", "", "rahasia"};
    opening.review = parse_date("2020-06-01");
    EXPECT_EQ(fault_of([&] { cabinet_->open(as(archivist_), opening); }), "archive.fault.review") << "today is too early";
    opening.review = parse_date("2021-06-01");
    auto plain = opening;
    plain.access = "terbatas";
    EXPECT_EQ(fault_of([&] { cabinet_->open(as(archivist_), plain); }), "archive.fault.review_secret");
    const auto id = cabinet_->open(as(archivist_), opening), other = open(archivist_, "Rapat staf");
    EXPECT_EQ(cabinet_->whole(as(archivist_), id).secrecy->review, *opening.review);
    const auto set = [&](core::PositionId who, DossierId of, const char* day) {
        return fault_of([&] { cabinet_->review_secrecy(as(who), of, parse_date(day), "Perkara selesai"); });
    };
    EXPECT_EQ(set(clerk_, id, "2022-01-01"), "core.error.not_found");
    EXPECT_EQ(set(archivist_, other, "2022-01-01"), "archive.fault.review_secret");
    EXPECT_EQ(set(archivist_, id, "2020-01-01"), "archive.fault.review");
    cabinet_->tell_secrecy(house());
    EXPECT_TRUE(heard_.all.empty()) << "before its day";
    EXPECT_EQ(set(archivist_, id, "2020-06-10"), "");
    clock_.pass(std::chrono::hours(24 * 9));
    for (int night = 0; night < 3; ++night) cabinet_->tell_secrecy(house());
    ASSERT_EQ(heard_.all.size(), 1u) << "once";
    EXPECT_EQ(heard_.all[0].kind, Cabinet::secrecy_notice);
    EXPECT_EQ(heard_.all[0].object, object_of(id));
    EXPECT_EQ(heard_.all[0].to, std::vector<notify::Receiver>{archivist_});
    EXPECT_EQ(now(id).access, AccessClass::secret);
    EXPECT_EQ(set(archivist_, id, "2020-07-01"), "") << "and asked again on another day";
    clock_.pass(std::chrono::hours(24 * 30));
    cabinet_->tell_secrecy(house());
    EXPECT_EQ(heard_.all.size(), 2u);
}

TEST_P(SecrecyService, a_day_set_while_the_night_tells_is_told_on_itself_and_not_before) {
    cabinet_->tell_by(heard_);
    Opening opening{"800.1.3.2", "Pemeriksaan khusus", "", "rahasia"};
    opening.review = parse_date("2020-06-10");
    const auto id = cabinet_->open(as(archivist_), opening);
    clock_.pass(std::chrono::hours(24 * 9));
    std::string came_of_it = "nothing";
    amid(
        [&](Tx& tx) {
            cabinet_->take(tx, id);
            store::put(tx, id, {parse_date("2020-07-01"), "Perkara belum selesai", clock_.now(), "Arsiparis"});
        },
        [&] { cabinet_->tell_secrecy(house()); }, came_of_it);
    EXPECT_EQ(came_of_it, "");
    EXPECT_TRUE(heard_.all.empty()) << "its day is another";
    clock_.pass(std::chrono::hours(24 * 30));
    const auto class_of_it = [&](AccessClass access) {
        place_->db().write([&](Tx& tx) { tx.exec("UPDATE archive_dossier SET access = ? WHERE id = ?", {rank(access), id}); });
    };
    class_of_it(AccessClass::limited);
    cabinet_->tell_secrecy(house());
    EXPECT_TRUE(heard_.all.empty()) << "nothing is secret";
    class_of_it(AccessClass::secret);
    cabinet_->tell_secrecy(house());
    EXPECT_EQ(heard_.all.size(), 1u);
}

TEST_P(SecrecyService, one_that_cannot_be_told_of_keeps_the_night_from_no_other) {
    cabinet_->tell_by(heard_);
    std::vector<DossierId> all;
    for (int day : {10, 11}) {
        clock_.pass(std::chrono::seconds(1));
        Opening opening{"800.1.3.2", "Pemeriksaan khusus", "", "rahasia"};
        opening.review = parse_date("2020-06-" + std::to_string(day));
        all.push_back(cabinet_->open(as(archivist_), opening));
    }
    clock_.pass(std::chrono::hours(24 * 12));
    heard_.broken = object_of(all[0]);
    EXPECT_EQ(fault_of([&] { cabinet_->tell_secrecy(house()); }), "");
    ASSERT_EQ(heard_.all.size(), 1u);
    EXPECT_EQ(heard_.all[0].object, object_of(all[1]));
    heard_.broken.clear();
    cabinet_->tell_secrecy(house());
    ASSERT_EQ(heard_.all.size(), 2u) << "another night";
    EXPECT_EQ(heard_.all[1].object, object_of(all[0]));
}

TEST_P(SecrecyService, the_series_counts_upwards_after_the_other_on_every_page_and_list) {
    std::vector<DossierId> all;
    for (const char* access : {"rahasia", "", "rahasia", "", "rahasia", ""}) all.push_back(open(archivist_, "Rapat", access));
    const auto told = [](const auto& dossiers) {
        std::string numbers;
        for (const auto& each : dossiers) numbers += each.numbered() + " ";
        return numbers;
    };
    const auto paged = [&](bool oldest_first, int limit) {
        return place_->db().read([&](Tx& tx) {
            std::vector<Dossier> found;
            store::Wish wish;
            wish.oldest_first = oldest_first;
            wish.limit = limit;
            for (int page = 0; page < 10; ++page) {
                const auto some = store::list(tx, {{}, {}, false, true}, wish);
                if (some.empty()) break;
                found.insert(found.end(), some.begin(), some.end());
                wish.past = store::spot(some.back());
            }
            return told(found);
        });
    };
    for (int limit = 1; limit <= 6; ++limit) {
        EXPECT_EQ(paged(true, limit), "1/2020 2/2020 3/2020 R-1/2020 R-2/2020 R-3/2020 ");
        EXPECT_EQ(paged(false, limit), "3/2020 2/2020 1/2020 R-3/2020 R-2/2020 R-1/2020 ");
    }
    // A list of picked dossiers is put together from portions, in the same order.
    Lists lists(place_->db(), *cabinet_, subjects_);
    std::vector<Dossier> picked;
    const auto listed = place_->db().read([&](Tx& tx) { return lists.of(tx, as(archivist_), Form::register_, {all, {}}, [](auto, auto) {}); });
    for (const auto& line : listed.lines) picked.push_back(line.dossier);
    EXPECT_EQ(told(picked), "1/2020 2/2020 3/2020 R-1/2020 R-2/2020 R-3/2020 ");
    // What weighs the same for a letter is offered the newest first.
    for (int normal : {1, 3, 5}) cabinet_->close(as(archivist_), all[static_cast<std::size_t>(normal)], parse_date("2020-06-01"));
    const auto desk = cabinet_->desk(as(archivist_), letter("Undangan", AccessClass::ordinary, {archivist_}), "");
    ASSERT_TRUE(desk);
    std::vector<Dossier> offered;
    for (const auto& each : desk->suggested) offered.push_back(each.dossier);
    EXPECT_EQ(told(offered), "R-3/2020 R-2/2020 R-1/2020 ");
}

TEST_P(SecrecyService, who_may_not_file_learns_by_no_number_what_is_open) {
    open(archivist_, "Rapat staf");
    const auto called = [&](core::PositionId who, const char* number) {
        return fault_of([&] { cabinet_->open_called(as(who), number); });
    };
    EXPECT_EQ(called(clerk_, "1/2020"), "");
    EXPECT_EQ(called(clerk_, "9/2020"), "archive.fault.other_dossier");
    for (const char* number : {"1/2020", "9/2020"}) EXPECT_EQ(called(drafter_, number), "core.error.forbidden");
}

NASKAH_ON_BOTH_DATABASES(SecrecyService);

}  // namespace secrecy_service_test
}  // namespace archive
