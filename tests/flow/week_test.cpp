// SPDX-License-Identifier: Apache-2.0
// A week of the city: 130 units, 1,500 people, letters from outside registered, read, disposed of,
// passed on, reported, returned, declined, sent on and closed; heads on leave, a new head in the
// middle, a holiday nobody knew of, two hours without a server. At the end every letter's holder,
// every deadline and every agenda book agree with a model that knows nothing of the rooms.
// NASKAH_WEEK_LETTERS says how many letters (tests/flow/README.md).
#include <cstdlib>

#include "core/pdf/write.h"
#include "tests/flow/week_play.h"
#include "tests/support/office.h"
#include "tests/support/seats.h"

namespace week {
namespace {

int letters_wanted() {
    const char* said = std::getenv("NASKAH_WEEK_LETTERS");
    return said != nullptr ? std::atoi(said) : 200;
}

// The Monday after today: the demo's people hold their seats, and what the demo left is in the
// past.
std::string next_monday() {
    auto at = start_of(core::iso(tests::today())) + day;
    while ((at / day + 3) % 7 != 0) at += day;
    return date_of(at);
}

core::Bytes paper(const std::string& words) {
    core::pdf::Document document;
    document.push_back(core::pdf::Paragraph{.runs = {{words, {}}}});
    return core::pdf::write(document, {}, NASKAH_FONTS).bytes;
}

}  // namespace

void Week::rules() {
    const auto& admin = town->person("admin", "");
    const Reply written = admin.get("/api/v1/deadlines-rules"),
                calendar = admin.get("/api/v1/deadlines-calendar");
    for (const auto& each : written.json.at("items"))
        model.rules[{each.at("step"), each.at("urgency")}] = {
            each.at("measure") == "hours",
            each.at("measure") == "none" ? 0 : each.at("amount").get<int>()};
    ASSERT_FALSE(model.rules.empty());
    for (const auto& each : calendar.json.at("days")) model.hours.days_off.insert(each.at("day"));
}

// On Monday the head of the first office goes on leave for Tuesday and Wednesday; a Plh stands in.
void Week::leave_begins() {
    absent = town->offices[0].head;
    deputy = "pegawai.1000";
    town->appoint({town->nip_of.at(deputy) + "," + absent + ",plh,800.1.11.1/1/SETDA/2026," +
                   date_of(monday) + "," + date_of(monday + day) + "," +
                   date_of(monday + 2 * day)});
}

// A third is away from Tuesday to Thursday; his clerk works in his mailbox meanwhile, under both names.
void Week::absence_begins() {
    const auto& office = town->offices[2];
    ASSERT_NO_FATAL_FAILURE(town->lend(office.head, office.clerk, monday + day, monday + 3 * day));
}

// The two hours without a server are given back to every deadline that ran.
void Week::outage_recorded() {
    const auto instant = [](Minute at) {
        auto text = clock_in_utc(at).substr(0);
        text[text.find(' ')] = 'T';
        return text + "Z";
    };
    const Reply reply = town->person("admin", "")
                            .post("/api/v1/deadlines-outages",
                                  {{"from", instant(outage)},
                                   {"until", instant(outage + 2 * hour)},
                                   {"touched", {"server"}},
                                   {"reason", "Server padam bersama listrik gedung."},
                                   {"confirmed", true}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "outage"));
    model.outage(outage, outage + 2 * hour);
}

// From Thursday another office has a new head; what waited for the old one waits for him.
void Week::new_head() {
    changed = town->offices[1].head;
    old_head = town->acting(changed);
    std::string row;
    for (const auto& line : tests::demo_table("penugasan.csv"))
        if (line.at("jabatan") == changed &&
            (line.at("nip") == town->nip_of[old_head] || line.at("nip") == old_head))
            row = line.at("nip") + "," + changed + "," + line.at("jenis") + "," +
                  line.at("nomor_sk") + "," + line.at("tanggal_sk") + "," + line.at("dari") + ",";
    town->appoint({row + date_of(monday + 2 * day),
                   town->nip_of.at("pegawai.1001") + "," + changed +
                       ",definitif,800.1.3.3/9/BKPSDMD/2026," + date_of(monday + 2 * day) + "," +
                       date_of(monday + 3 * day) + ","});
}

void Week::holiday() {
    const auto date = date_of(monday + 7 * day);
    const Reply reply =
        town->person("admin", "")
            .post("/api/v1/deadlines-calendar/days",
                  {{"day", date}, {"name", "Libur pemilihan kepala daerah"}, {"confirmed", true}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "holiday"));
    model.day_off(date);
}

void Week::plan() {
    monday = start_of(next_monday());
    outage = monday + 2 * day + 10 * hour;
    ends = monday + 5 * day;
    for (int i = 0; i < 12; ++i)
        papers.push_back(paper("Surat dari luar, lembar " + std::to_string(i)));
    for (int i = 0; i < letters_wanted(); ++i) {
        const auto at = monday + pick(5) * day + 7 * hour + 35 + pick(500);
        if (at < outage || at >= outage + 2 * hour)
            events.push({at, order++, [this, i] { arrives(i); }});
        else
            events.push({outage + 2 * hour + 1, order++, [this, i] { arrives(i); }});
    }
    events.push({monday + 9 * hour, order++, [this] { leave_begins(); }});
    events.push({monday + 10 * hour, order++, [this] { absence_begins(); }});
    events.push({outage + 2 * hour + 2, order++, [this] { outage_recorded(); }});
    events.push({monday + 2 * day + 14 * hour, order++, [this] { new_head(); }});
    events.push({monday + 3 * day + 9 * hour, order++, [this] { holiday(); }});
    events.push({outage, order++, [this] {
                     town->server().kill();
                     town->set(outage + 2 * hour);
                     town->server().start();
                 }});
}

void Week::compare_waits() {
    std::set<std::string> positions;
    for (const auto& [id, one] : model.letters) {
        positions.insert(one.position);
        for (const auto& each : one.branches) positions.insert({each.giver, each.holder});
    }
    for (const auto& position : positions) {
        std::multiset<std::tuple<std::string, std::string, Minute>> told;
        for (std::string after, path = "/api/v1/deadlines?limit=100"; !path.empty();) {
            const Reply reply = as(position).get(path);
            ASSERT_NO_FATAL_FAILURE(good(reply, path));
            for (const auto& each : reply.json.at("items")) {
                if (!each.at("subject").is_string()) continue;
                const auto subject = each.at("subject").get<std::string>();
                const auto id = subject.substr(subject.find(':') + 1);
                if (!subject.starts_with("incoming:") || !model.letters.contains(id)) continue;
                told.insert({id, each.at("step"),
                             each.at("due").is_null() ? never : minute_of(each.at("due"))});
            }
            path = reply.json.at("next").is_null() ? ""
                                                   : "/api/v1/deadlines?limit=100&after=" +
                                                         reply.json.at("next").get<std::string>();
        }
        const auto wanted = model.waiting_for(position);
        for (const auto& each : wanted)
            if (!told.contains(each))
                ADD_FAILURE() << position << " should hold " << std::get<0>(each) << " "
                              << std::get<1>(each) << " until "
                              << (std::get<2>(each) == never ? "ever"
                                                             : clock_in_utc(std::get<2>(each)));
        for (const auto& each : told)
            if (!wanted.contains(each))
                ADD_FAILURE() << position << " holds " << std::get<0>(each) << " "
                              << std::get<1>(each) << " until "
                              << (std::get<2>(each) == never ? "ever"
                                                             : clock_in_utc(std::get<2>(each)));
    }
}

void Week::compare_books() {
    for (const auto& office : town->offices) {
        const Reply book = as(office.clerk).get("/api/v1/incoming-book");
        ASSERT_NO_FATAL_FAILURE(good(book, "book of " + office.unit));
        std::map<std::string, std::string> rows;
        std::set<int> numbers;
        for (const auto& row : book.json.at("rows")) {
            numbers.insert(row.at("no").get<int>());
            if (!row.at("hidden"))
                rows[row.at("id")] =
                    row.at("agenda").get<std::string>() + " " + row.at("state").get<std::string>();
        }
        if (!numbers.empty()) {
            EXPECT_EQ(*numbers.rbegin() - *numbers.begin() + 1, static_cast<int>(numbers.size()))
                << "a gap in " << office.unit;
        }
        for (const auto& [id, one] : model.letters)
            if (one.book == office.unit) {
                EXPECT_EQ(rows[id], std::to_string(one.agenda) + "/" +
                                        date_of(monday).substr(0, 4) + " " + one.state)
                    << id;
            }
    }
}

void Week::compare() {
    for (const auto& [id, one] : model.letters) {
        const Reply reply = as(one.position).get(api + "/" + id);
        ASSERT_NO_FATAL_FAILURE(good(reply, "letter"));
        EXPECT_EQ(reply.json.at("state"), one.state) << id;
        std::set<std::string> held;
        for (const auto& disposition : reply.json.at("dispositions"))
            for (const auto& each : disposition.at("branches"))
                if (each.at("part") != "informed" &&
                    (each.at("state") == "sent" || each.at("state") == "read"))
                    held.insert(town->code_of(each.at("position")));
        EXPECT_EQ(held, one.over() ? std::set<std::string>{} : one.holders()) << id;
        EXPECT_EQ(reply.json.at("held_by").empty(), one.over()) << id << ": somebody has it";
    }
    compare_waits();
    compare_books();
}

TEST_P(Week, ends_as_the_model_says) {
    plan();
    town = std::make_unique<Town>(GetParam(), monday);
    EXPECT_GE(town->units, 130);
    EXPECT_GE(town->people, 1500);
    rules();
    while (!events.empty() && !HasFatalFailure()) {
        const auto next = events.top();
        events.pop();
        town->set(next.at);
        next.act();
        ++acts;
    }
    town->set(ends - 30);
    compare();
    // Who was head until Wednesday is it no longer; the leave of the other is over.
    EXPECT_NE(town->acting(changed), old_head);
    EXPECT_EQ(town->person(old_head, "").get(api + "?show=all").status, 403)
        << "he holds no position any more";
    EXPECT_NE(town->acting(absent), deputy);
    RecordProperty("acts", acts);
    std::printf("a week of %zu letters, %d acts\n", model.letters.size(), acts);
}

NASKAH_ON_BOTH_DATABASES(Week);

}  // namespace week
