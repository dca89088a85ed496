// SPDX-License-Identifier: Apache-2.0
// Archivists are reminded once a period of all that waits, as far as they see it; and what the night does to a mark
// while somebody takes it off.
#include "archive/service/marks.h"
#include "archive/service/reminders.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace reminder_service_test {

using cabinet_town::Context;
using cabinet_town::PositionId;
using core::parse_date;

class Told final : public notify::Notices {
  public:
    std::vector<notify::Notice> all;
    std::function<void(core::db::Tx&)> when_told;   // happens once

    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects&) override {}
    void calendar(notify::Calendar&) override {}
    void tell(core::db::Tx& tx, const Context&, const notify::Notice& notice) override {
        all.push_back(notice);
        if (const auto now = std::exchange(when_told, nullptr)) now(tx);
    }
    void done(core::db::Tx&, const Context&, std::string_view) override {}
    void withdraw(core::db::Tx&, const Context&, std::string_view, std::string_view, const notify::Receiver&) override {}
    void opened(const Context&, std::string_view) override {}
};

class ArchiveReminders : public cabinet_town::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        words_.add("archive", embedded::i18n);
        reminders_ = reminding(6);
    }
    std::unique_ptr<Reminders> reminding(int months) {
        return std::make_unique<Reminders>(place_->db(), subjects_, notices_, words_, months);
    }
    // The night of that day, twice, with a server started anew between.
    std::vector<notify::Notice> night_of(const char* day) {
        clock_.set(core::start_of(parse_date(day), core::Zone::wib) + std::chrono::hours(5));
        reminders_->tell(house());
        reminders_ = reminding(6);
        reminders_->tell(house());
        return std::exchange(notices_.all, {});
    }
    static std::set<PositionId> receivers(const std::vector<notify::Notice>& all) {
        std::set<PositionId> found;
        for (const auto& notice : all)
            for (const auto& each : notice.to) found.insert(std::get<PositionId>(each));
        return found;
    }
    std::string described(PositionId who, const std::string& object) {
        const auto told = place_->db().read([&](core::db::Tx& tx) { return reminders_->describe(tx, as(who).actor, object); });
        return told ? told->title + " " + told->link : "";
    }
    DossierId closed(PositionId by, const char* title, const char* day, const char* access = "") {
        const auto id = open(by, title, access);
        cabinet_->close(as(by), id, parse_date(day));
        return id;
    }
    std::string last() {
        const auto rhythm = reminders_->rhythm(house());
        return rhythm && rhythm->last ? core::iso(*rhythm->last) + " " + core::iso(rhythm->next) : "";
    }

    Told notices_;
    core::words::Words words_;
    std::unique_ptr<Reminders> reminders_;
};

// Closed in June 2020 with a year of each period: to be transferred from 2 June 2021, to be decided on from 2 June 2022.
TEST_P(ArchiveReminders, tell_each_archivist_once_a_period_all_that_waits_in_his_sight) {
    EXPECT_TRUE(night_of("2020-06-01").empty()) << "nothing is due";
    EXPECT_EQ(last(), "2020-06-01 2020-12-01") << "and the next period begins";
    const auto first = closed(archivist_, "Surat lama", "2020-06-01");
    EXPECT_TRUE(night_of("2020-11-30").empty());
    EXPECT_TRUE(night_of("2020-12-01").empty());
    EXPECT_TRUE(night_of("2021-06-01").empty()) << "its last day is its own";
    EXPECT_EQ(last(), "2021-06-01 2021-12-01");
    EXPECT_TRUE(night_of("2021-11-30").empty()) << "due, and no period is over";
    const auto told = night_of("2021-12-01");
    ASSERT_EQ(told.size(), 1u) << "once, though asked twice";
    EXPECT_EQ(receivers(told), std::set{archivist_}) << "nobody of another unit, and archivists alone";
    EXPECT_EQ(described(archivist_, told[0].object),
              "1 berkas menunggu dipindahkan (pengingat sebelumnya 1 Juni 2021) /archive/due?year=2021");
    EXPECT_EQ(described(heirs_, told[0].object), "");
    EXPECT_EQ(described(head_, told[0].object), "");
    EXPECT_EQ(described(archivist_, "appraisal:2021-12-02"), "") << "on no day but the one it was told";
    EXPECT_TRUE(night_of("2021-12-02").empty());
    EXPECT_EQ(last(), "2021-12-01 2022-06-01");
    EXPECT_EQ(night_of("2022-06-01").size(), 1u) << "what still waits is told of again";
    const auto later = night_of("2023-01-15");
    ASSERT_EQ(later.size(), 1u) << "a server that stood still tells once";
    EXPECT_EQ(described(archivist_, later[0].object),
              "1 berkas menunggu dipindahkan, 1 berkas menunggu penilaian nasib akhirnya (pengingat sebelumnya 1 Juni 2022) "
              "/archive/due?year=2023");
    place_->db().write([&](core::db::Tx& tx) { cabinet_->engage(tx, house(), first, Process::review, "proposal:1"); });
    EXPECT_EQ(described(archivist_, later[0].object), "") << "nothing is left to do";
}

TEST_P(ArchiveReminders, count_what_came_to_wait_long_after_its_day) {
    const auto id = open(archivist_, "Surat lama yang baru ditutup");
    EXPECT_TRUE(night_of("2021-12-01").empty()) << "it is open";
    cabinet_->close(as(archivist_), id, parse_date("2020-06-01"));
    const auto told = night_of("2022-06-01");
    ASSERT_EQ(told.size(), 1u) << "its day was before the last reminder";
    EXPECT_EQ(described(archivist_, told[0].object),
              "1 berkas menunggu dipindahkan (pengingat sebelumnya 1 Desember 2021) /archive/due?year=2022");
}

TEST_P(ArchiveReminders, tell_nothing_of_what_their_reader_may_not_know_of) {
    closed(head_, "Sandi", "2020-06-01", "rahasia");
    EXPECT_TRUE(night_of("2021-12-01").empty()) << "one it hides from him alone";
    EXPECT_EQ(last(), "2021-12-01 2022-06-01");
    EXPECT_EQ(described(archivist_, "appraisal:2021-12-01"), "");
    reminders_ = reminding(0);
    closed(archivist_, "Surat baru", "2021-12-01");
    clock_.set(core::parse_instant("2030-01-01T00:00:00Z"));
    reminders_->tell(house());
    EXPECT_TRUE(notices_.all.empty()) << "the office has switched it off";
    EXPECT_EQ(last(), "");
}

TEST_P(ArchiveReminders, are_told_once_by_two_servers_in_one_night) {
    closed(archivist_, "Surat lama", "2020-06-01");
    clock_.set(core::parse_instant("2021-12-01T00:00:00Z"));
    std::string came_of_it = "nothing";
    Told of_the_other;
    Reminders other(place_->db(), subjects_, of_the_other, words_, 6);
    std::thread began;
    notices_.when_told = [&](core::db::Tx& tx) { began = beside(tx, [&] { other.tell(house()); }, came_of_it); };
    reminders_->tell(house());
    began.join();
    EXPECT_EQ(came_of_it, "");
    EXPECT_EQ(notices_.all.size() + of_the_other.all.size(), 1u);
}

TEST_P(ArchiveReminders, of_marks_bring_none_back_that_is_taken_off_meanwhile) {
    const auto id = open(archivist_, "Batas wilayah");
    Mark mark;
    mark.dossier = id;
    mark.kind = Mark::Kind::guarded;
    mark.category = "perbatasan";
    mark.ended = parse_date("2019-06-10");
    mark.reason = "Hasil identifikasi";
    cabinet_->mark(as(archivist_), mark);
    Marks marks(place_->db(), *cabinet_, subjects_, notices_);
    const auto kept = [&] { return place_->db().read([&](core::db::Tx& tx) { return store::marks(tx, id); }); };
    const auto lifted = [&] { cabinet_->unmark(as(archivist_), id, Mark::Kind::guarded, "Bukan perbatasan"); };

    // The night is in the middle of telling when somebody takes it off.
    std::string came_of_it = "nothing";
    std::thread began;
    notices_.when_told = [&](core::db::Tx& tx) { began = beside(tx, lifted, came_of_it); };
    marks.tell(house());
    ASSERT_TRUE(began.joinable()) << "the night had something to tell";
    began.join();
    EXPECT_EQ(came_of_it, "");
    EXPECT_TRUE(kept().empty());

    // It is being taken off when the night comes.
    cabinet_->mark(as(archivist_), mark);
    const auto before = notices_.all.size();
    amid(
        [&](core::db::Tx& tx) {
            cabinet_->take(tx, id);
            store::drop(tx, id, Mark::Kind::guarded);
        },
        [&] { marks.tell(house()); }, came_of_it);
    EXPECT_EQ(came_of_it, "");
    EXPECT_TRUE(kept().empty());
    EXPECT_EQ(notices_.all.size(), before) << "of what is no mark nothing is told";
}

NASKAH_ON_BOTH_DATABASES(ArchiveReminders);

}  // namespace reminder_service_test
}  // namespace archive
