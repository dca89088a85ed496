// SPDX-License-Identifier: Apache-2.0
// The invariants of the number book (gapless, atomic, monotonic, inserted by two, promises end, one live
// number per letter) under concurrent writers and under processes killed at random moments.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "numbering/store/number_store.h"
#include "plugins/numbering/tests/kit.h"

namespace numbering {
namespace property_store_test {

using core::Error;
using core::db::Row;
using core::db::Tx;

constexpr const char* first_day = "2026-03-02";
constexpr const char* child_address = "NASKAH_NUMBERING_CHILD";
constexpr const char* child_seed = "NASKAH_NUMBERING_SEED";
constexpr const char* child_log = "NASKAH_NUMBERING_LOG";

// One clerk's day: random acts on the books of one house, some of them broken off in the middle.
class Worker {
  public:
    Worker(core::db::Db& db, unsigned seed, core::Date today) : office_(db), chance_(seed), name_(std::to_string(seed)) {
        office_.on(core::iso(today).c_str());
    }

    // A line for what was told to be committed: "000.1.5/12/DISKOMINFO letter:...".
    std::optional<std::string> act() {
        try {
            switch (upto(9)) {
                case 0: return reserve();
                case 1: return insert();
                case 2: return broken_off();
                case 3: return annul_promise();
                case 4: return withdrawn();
                case 5: return ahead_of_time();
                default: return signed_letter();
            }
        } catch (const Error&) {
            // Refused: another day's number went before, nothing is promised, somebody was quicker.
            return std::nullopt;
        }
    }
    void next_day() { office_.clock.pass(std::chrono::hours(24)); }

  private:
    int upto(int most) { return std::uniform_int_distribution<int>(0, most)(chance_); }
    std::string fresh() { return "letter:" + name_ + "-" + std::to_string(++count_); }
    Wish wish(std::string subject) {
        static constexpr std::array signers{"KADIS", "SEKDA", "WK"};
        return office_.wish(std::move(subject), signers[static_cast<std::size_t>(upto(2))], "OR");
    }
    static std::string told(const Taken& taken, const std::string& subject) { return taken.number + " " + subject; }

    std::string signed_letter() {
        const auto asked = wish(fresh());
        office_.letters.wishes[asked.subject] = asked;
        if (upto(2) == 0) bind_any(asked);
        const auto taken = office_.take(asked);
        if (upto(9) != 0) office_.services.parts.db.write([&](Tx& tx) { office_.services.take.use(tx, office_.head, asked.subject); });
        return told(taken, asked.subject);
    }
    void bind_any(const Wish& asked) {
        const auto choice = office_.services.reserve.choice(office_.head, asked.subject);
        if (!choice || choice->promised.empty()) return;
        const auto which = static_cast<std::size_t>(upto(static_cast<int>(choice->promised.size()) - 1));
        try {
            office_.services.reserve.bind(office_.head, choice->promised[which].id, asked.subject);
        } catch (const Error&) {
            // Another letter has it by now.
        }
    }
    std::string withdrawn() {
        const auto asked = wish(fresh());
        const auto taken = office_.take(asked);
        office_.annul(asked.subject, "Ditarik saat ditandatangani");
        return told(taken, asked.subject);
    }
    std::optional<std::string> broken_off() {
        office_.services.parts.db.write([&](Tx& tx) {
            office_.services.take.take(tx, office_.head, wish(fresh()));
            throw Error(core::Code::internal, "core.error.internal");
        });
        return std::nullopt;
    }
    // A date that lies ahead is refused whatever else goes on.
    std::optional<std::string> ahead_of_time() {
        auto asked = wish(fresh());
        asked.date = core::add_days(asked.date, 1 + upto(30));
        EXPECT_THROW(office_.take(asked), Error);
        return std::nullopt;
    }
    std::optional<std::string> reserve() {
        const auto series = office_.services.administer.list(office_.clerk);
        if (series.empty()) return std::nullopt;
        Reservation wish;
        wish.series = series[0].series.id;
        wish.purpose = "Undangan rapat";
        const auto number = office_.services.reserve.reserve(office_.clerk, wish);
        if (upto(3) == 0) office_.services.reserve.expire(words_.in("id"));
        return number.printed + " " + number.id.text();
    }
    std::optional<std::string> annul_promise() {
        BookWish wish;
        wish.state = State::reserved;
        const auto book = office_.services.books.book(office_.clerk, wish);
        for (const auto& line : book.lines)
            if (line.number.promised()) {
                office_.services.reserve.annul(office_.clerk, line.number.id, "Tidak jadi");
                break;
            }
        return std::nullopt;
    }
    std::optional<std::string> insert() {
        const auto series = office_.services.administer.list(office_.clerk);
        if (series.empty()) return std::nullopt;
        const auto day = core::add_days(core::date_of(office_.clock.now(), core::Zone::wib), -1 - upto(2));
        const auto asked = office_.services.insert.ask(office_.clerk, {series[0].series.id, day, "", "Terlambat diajukan"});
        const auto number = office_.services.insert.approve(office_.head, asked.id);
        return number.printed + " " + number.id.text();
    }

    Office office_;
    std::mt19937 chance_;
    std::string name_;
    core::words::Words words_;
    int count_ = 0;
};

std::int64_t count(Tx& tx, core::db::Sql sql) { return tx.count(sql); }

// Every invariant, looked at in the tables themselves beside the room's own check.
void judge(core::db::Db& db) {
    Office office(db);
    for (const auto& line : office.services.check.run())
        EXPECT_TRUE(line.findings.empty()) << line.unit << " " << line.series << " " << line.period << ": "
                                           << name(line.findings.front().flaw) << " " << line.findings.front().first;
    db.read([&](Tx& tx) {
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM (SELECT series_id, period, no, suffix FROM numbering_number "
                            "GROUP BY series_id, period, no, suffix HAVING COUNT(*) > 1) AS twice"), 0);
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM (SELECT unit_id, printed, period FROM numbering_number "
                            "GROUP BY unit_id, printed, period HAVING COUNT(*) > 1) AS twice"), 0);
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM (SELECT subject, party FROM numbering_number "
                            "WHERE state <> 'void' AND subject IS NOT NULL GROUP BY subject, party "
                            "HAVING COUNT(*) > 1) AS twice"), 0);
        EXPECT_EQ(count(tx, "SELECT COALESCE(SUM(last), 0) FROM core_counter WHERE key LIKE 'numbering/%'"),
                  count(tx, "SELECT COUNT(*) FROM numbering_number WHERE suffix_no = 0"))
            << "the counters and the books tell the same";
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number WHERE state = 'void' AND reason = ''"), 0);
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number a JOIN numbering_number b "
                            "ON a.series_id = b.series_id AND a.period = b.period AND a.suffix_no = 0 "
                            "AND b.suffix_no = 0 AND a.no < b.no AND a.number_date > b.number_date"), 0)
            << "dates never go back";
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number n WHERE n.suffix_no > 0 AND NOT EXISTS "
                            "(SELECT 1 FROM numbering_insertion i WHERE i.number_id = n.id AND i.decision = 'approved' "
                            "AND i.asked_person_id <> i.decided_person_id)"), 0)
            << "inserted on the word of two";
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number n WHERE n.suffix_no > 0 AND n.no <> "
                            "(SELECT MAX(b.no) FROM numbering_number b WHERE b.series_id = n.series_id "
                            "AND b.period = n.period AND b.suffix_no = 0 AND b.number_date <= n.number_date)"), 0)
            << "behind the last number of its day";
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number n WHERE n.suffix_no > 1 AND NOT EXISTS "
                            "(SELECT 1 FROM numbering_number b WHERE b.series_id = n.series_id AND b.period = n.period "
                            "AND b.no = n.no AND b.suffix_no = n.suffix_no - 1)"), 0)
            << "suffixes have no gap either";
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number WHERE path <> 'automatic' AND (owner_person_id "
                            "IS NULL OR owner_person = '' OR purpose = '' OR expires_at IS NULL)"), 0)
            << "a promise has owner, purpose and last day";
    });
}

// At last every promise has ended: used, or void with the reason, and the book is as whole as before.
void let_all_promises_end(core::db::Db& db) {
    Office office(db);
    office.on("2027-01-31");
    const core::words::Words words;
    office.services.reserve.expire(words.in("id"));
    db.read([](Tx& tx) {
        EXPECT_EQ(count(tx, "SELECT COUNT(*) FROM numbering_number WHERE state = 'reserved' AND given_at IS NULL"), 0);
    });
    judge(db);
}

std::set<std::string> in_books(core::db::Db& db) {
    std::set<std::string> all;
    db.read([&](Tx& tx) {
        tx.each("SELECT printed, COALESCE(subject, ''), id FROM numbering_number", {}, [&](const Row& row) {
            all.insert(row.text(0) + " " + row.text(1));
            all.insert(row.text(2));
        });
    });
    return all;
}

// What was told to be committed stands in the books: the number with its letter, a promise by its id
// (its text may have been completed since).
void expect_kept(core::db::Db& db, const std::vector<std::string>& told) {
    const auto kept = in_books(db);
    for (const auto& line : told) {
        const bool letter = line.find(" letter:") != line.npos;
        EXPECT_TRUE(kept.contains(letter ? line : line.substr(line.find(' ') + 1))) << line;
    }
}

void prepare(core::db::Db& db) {
    Office office(db);
    office.on(first_day);
    const auto setda = office.city.unit_coded("SETDA").id;
    office.services.administer.set_central(office.admin, {{"kdh", setda}});
}

class NumberInvariants : public tests::OnBothDatabases {};

TEST_P(NumberInvariants, hold_under_concurrent_writers) {
    if (IsSkipped()) return;
    tests::TestDb place(GetParam(), migrations());
    prepare(place.db());
    constexpr unsigned writers = 6;
    constexpr int acts = 60;
    std::vector<std::vector<std::string>> told(writers);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < writers; ++i)
        threads.emplace_back([&, i] {
            // Some clerks' clocks are a day behind: what they ask for too late is refused.
            Worker worker(place.db(), 100 + i, core::add_days(core::parse_date(first_day), static_cast<int>(i % 2)));
            for (int act = 0; act < acts; ++act) {
                if (act % 15 == 14) worker.next_day();
                if (auto line = worker.act()) told[i].push_back(std::move(*line));
            }
        });
    for (auto& thread : threads) thread.join();
    judge(place.db());
    let_all_promises_end(place.db());
    std::size_t all = 0;
    for (const auto& lines : told) {
        expect_kept(place.db(), lines);
        all += lines.size();
    }
    EXPECT_GT(all, writers * acts / 4u) << "most acts went through";
    std::set<std::string> numbers;
    for (const auto& lines : told)
        for (const auto& line : lines) {
            if (line.find(" letter:") == line.npos) continue;
            EXPECT_TRUE(numbers.insert(line.substr(0, line.find(' '))).second) << "given twice: " << line;
        }
}

pid_t start_child(const std::string& address, unsigned seed, const std::string& log) {
    const pid_t pid = fork();
    if (pid != 0) return pid;
    setenv(child_address, address.c_str(), 1);
    setenv(child_seed, std::to_string(seed).c_str(), 1);
    setenv(child_log, log.c_str(), 1);
    const int quiet = open("/dev/null", O_WRONLY);
    dup2(quiet, 1);
    execl("/proc/self/exe", "numbering_store_test", "--gtest_also_run_disabled_tests",
          "--gtest_filter=NumberWorker.DISABLED_works_until_it_is_killed", nullptr);
    _exit(127);
}

std::vector<std::string> lines_of(const std::string& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    // A line cut short by the kill was never whole.
    for (std::string line; std::getline(in, line) && !in.eof();) lines.push_back(line);
    return lines;
}

TEST_P(NumberInvariants, hold_after_kills_at_random_moments) {
    if (IsSkipped()) return;
    tests::TestDb place(GetParam(), migrations());
    prepare(place.db());
    std::mt19937 chance(20261123);
    std::uniform_int_distribution<int> moment(1, 250);
    const auto log = (place.folder() / "told").string();
    constexpr unsigned rounds = 25;
    for (unsigned round = 0; round < rounds; ++round) {
        const auto before = lines_of(log).size();
        const pid_t child = start_child(place.address(), 1000 + round, log);
        // Until it works: a hang guard, not a measurement.
        for (int tries = 0; tries < 600 && lines_of(log).size() == before; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        std::this_thread::sleep_for(std::chrono::milliseconds(moment(chance)));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";
        ASSERT_GT(lines_of(log).size(), before) << "the child never worked";
        judge(place.db());
        if (HasFailure()) return;
    }
    let_all_promises_end(place.db());
    expect_kept(place.db(), lines_of(log));
}

NASKAH_ON_BOTH_DATABASES(NumberInvariants);

// The other process of the test above; without it there is nothing to do.
TEST(NumberWorker, DISABLED_works_until_it_is_killed) {
    const char* address = std::getenv(child_address);
    if (address == nullptr) GTEST_SKIP();
    const auto db = core::db::open(address);
    const int log = open(std::getenv(child_log), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const auto seed = static_cast<unsigned>(std::atoi(std::getenv(child_seed)));
    const auto today = core::add_days(core::parse_date(first_day), static_cast<int>(seed - 1000) / 3);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < 2; ++i)
        threads.emplace_back([&, i] {
            Worker worker(*db, seed * 10 + i, today);
            for (;;)
                if (const auto line = worker.act()) {
                    const auto text = *line + "\n";
                    if (write(log, text.data(), text.size()) < 0) return;
                }
        });
    for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace numbering
