// SPDX-License-Identifier: Apache-2.0
// A week of the city: 130 units, 1,500 people, letters from outside registered, read, disposed of, passed on, reported,
// returned, declined, sent on and closed; heads on leave, a new head in the middle, a holiday nobody knew of, two hours
// without a server. At the end every letter's holder, every deadline and every agenda book agree with a model that
// knows nothing of the rooms. NASKAH_WEEK_LETTERS says how many letters (tests/flow/README.md).
#include <cstdlib>
#include <functional>
#include <queue>
#include <random>

#include "core/pdf/write.h"
#include "tests/flow/week_city.h"
#include "tests/support/db.h"
#include "tests/support/office.h"
#include "tests/support/seats.h"

namespace week {
namespace {

using core::Json;
using tests::Caller;
using tests::Reply;

const std::string api = "/api/v1/incoming", given = "/api/v1/dispositions/";

int letters_wanted() {
    const char* said = std::getenv("NASKAH_WEEK_LETTERS");
    return said != nullptr ? std::atoi(said) : 200;
}

// The Monday after today: the demo's people hold their seats, and what the demo left is in the past.
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

const std::vector<std::string> matters{
    "Permohonan data stunting tingkat kelurahan", "Undangan rapat koordinasi pengendalian inflasi daerah",
    "Permintaan narasumber sosialisasi perpajakan", "Penyampaian hasil pemeriksaan kinerja",
    "Pengaduan warga tentang saluran air di Jalan Melati", "Permohonan rekomendasi kegiatan kepemudaan",
    "Konfirmasi penyerahan aset peralatan kantor", "Pemberitahuan pemadaman listrik terjadwal",
    "Permintaan laporan realisasi triwulan ketiga", "Usul perbaikan trotoar di sekitar pasar"};
const std::vector<std::string> senders{
    "Badan Pusat Statistik Provinsi", "PT Listrik Contoh", "Ombudsman Perwakilan Contoh", "Universitas Contoh Negeri",
    "Forum Warga Kelurahan Contoh", "Kantor Wilayah Kementerian Contoh"};

class Week : public tests::OnBothDatabases {
  protected:
    using Act = std::function<void()>;
    struct Event {
        Minute at;
        int order;
        Act act;
        bool operator<(const Event& other) const { return std::tie(at, order) > std::tie(other.at, other.order); }
    };

    // In working time, some minutes later; what falls into the outage waits for its end.
    void later(Minute after, Act act) {
        auto at = model.hours.after(town->now(), static_cast<int>(after));
        if (at >= outage && at < outage + 2 * hour) at = outage + 2 * hour + 5;
        if (at < ends) events.push({at, order++, std::move(act)});
    }
    int pick(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return pick(100) < percent; }
    const Caller& as(const std::string& position) { return town->as(position); }
    Letter& letter(const std::string& id) { return model.letters.at(id); }
    void settle(const std::string& id) { model.settle(letter(id), town->now()); }
    static void good(const Reply& reply, const std::string& what) {
        ASSERT_LT(reply.status, 300) << what << ": " << (reply.json.contains("faults") ? reply.json["faults"].dump() : reply.text().substr(0, 600));
        ASSERT_GT(reply.status, 0);
    }

    void rules();
    void plan();
    void arrives(int number);
    void read(const std::string& id);
    void dispose(const std::string& id, std::string giver);
    void note(const std::string& id, const Reply& reply, const std::string& giver, const std::string& due);
    void follow(const std::string& id, const std::string& branch);
    void worked(const std::string& id, const std::string& branch);
    void report(const std::string& id, const std::string& branch);
    void judge(const std::string& id, const std::string& branch);
    void forward(const std::string& id, const std::string& branch);
    void try_close(const std::string& id);
    void send_on(const std::string& id);
    void leave_begins();
    void new_head();
    void holiday();
    void compare();
    void compare_waits();
    void compare_books();
    std::vector<std::string> below(const std::string& id, const std::string& giver);

    std::unique_ptr<Town> town;
    Model model;
    std::mt19937 random{20261123};
    std::priority_queue<Event> events;
    int order = 0, acts = 0;
    Minute monday = 0, outage = 0, ends = 0;
    std::string absent, deputy, old_head, changed;
    std::map<std::string, int> next_agenda;
    std::map<std::string, std::vector<std::string>> receivers;
    std::vector<core::Bytes> papers;
};

void Week::rules() {
    const auto& admin = town->person("admin", "");
    const Reply written = admin.get("/api/v1/deadlines-rules"), calendar = admin.get("/api/v1/deadlines-calendar");
    for (const auto& each : written.json.at("items"))
        model.rules[{each.at("step"), each.at("urgency")}] = {
            each.at("measure") == "hours", each.at("measure") == "none" ? 0 : each.at("amount").get<int>()};
    ASSERT_FALSE(model.rules.empty());
    for (const auto& each : calendar.json.at("days")) model.hours.days_off.insert(each.at("day"));
}

void Week::arrives(int number) {
    const auto& office = town->offices[static_cast<std::size_t>(pick(static_cast<int>(town->offices.size())))];
    const char* urgency = chance(70) ? "biasa" : chance(70) ? "segera" : "sangat_segera";
    const auto date = date_of(town->now());
    const auto& matter = matters[static_cast<std::size_t>(number) % matters.size()];
    const Reply made = as(office.clerk).upload(
        api,
        {{"sender", senders[static_cast<std::size_t>(number) % senders.size()]}, {"number", "B/" + std::to_string(number) + "/XI"},
         {"date", date}, {"received", date}, {"subject", matter + " " + std::to_string(number)},
         {"access", chance(85) ? "biasa" : "terbatas"}, {"urgency", urgency}, {"position", town->id_of(office.head)},
         {"confirmed", "1"}},   // the scans are alike
        "surat.pdf", papers[static_cast<std::size_t>(number) % papers.size()]);
    ASSERT_NO_FATAL_FAILURE(good(made, "register"));
    Letter one;
    one.id = made.json.at("id");
    one.book = office.unit;
    one.position = office.head;
    one.urgency = urgency;
    one.agenda = std::stoi(made.json.at("agenda").get<std::string>());
    auto& next = next_agenda.try_emplace(office.unit, one.agenda).first->second;
    EXPECT_EQ(one.agenda, next++) << "the book of " << office.unit;
    model.letters[one.id] = one;
    settle(one.id);
    if (chance(92)) later(10 + pick(700), [this, id = one.id] { read(id); });
}

void Week::read(const std::string& id) {
    auto& one = letter(id);
    ASSERT_NO_FATAL_FAILURE(good(as(one.position).post(api + "/" + id + "/read"), "read"));
    one.state = "read";
    settle(id);
    if (chance(4)) return later(5 + pick(60), [this, id] { send_on(id); });
    if (chance(10)) return later(5 + pick(200), [this, id] { try_close(id); });
    if (chance(90)) later(3 + pick(300), [this, id] { dispose(id, letter(id).position); });
}

std::vector<std::string> Week::below(const std::string& id, const std::string& giver) {
    auto& all = receivers[giver];
    if (all.empty()) {
        const Reply reply = as(giver).get(api + "/" + id + "/receivers");
        if (reply.status == 403) return {};   // staff instruct nobody
        for (const auto& each : reply.json.at("receivers"))
            if (const std::string other = each.at("position"); town->knows(other) && !town->acting(town->code_of(other)).empty())
                all.push_back(town->code_of(other));
    }
    auto some = all;
    const auto& one = letter(id);
    std::erase_if(some, [&](const auto& each) {   // who has it already
        return each == one.position || std::any_of(one.branches.begin(), one.branches.end(),
                                                   [&](const auto& branch) { return branch.holder == each; });
    });
    std::shuffle(some.begin(), some.end(), random);
    some.resize(std::min<std::size_t>(some.size(), static_cast<std::size_t>(1 + pick(3))));
    return some;
}

void Week::dispose(const std::string& id, std::string giver) {   // a copy: branches move when one is added
    if (letter(id).over()) return;
    const auto to = below(id, giver);
    if (to.empty()) return;
    Json wish{{"to", Json::array()}, {"instructions", {"siapkan_jawaban"}}, {"note", "Mohon ditindaklanjuti."}};
    for (const auto& each : to) wish["to"].push_back(town->id_of(each));
    wish["responsible"] = wish["to"][0];
    if (to.size() > 1 && chance(30)) {
        wish["informed"] = {wish["to"].back()};
        wish["to"].erase(wish["to"].size() - 1);
    }
    std::string due;
    if (chance(60)) {
        const int days = 1 + pick(5);
        wish["due_days"] = days;
        due = model.hours.after_days(town->now(), days);
    }
    const Reply reply = as(giver).post(api + "/" + id + "/dispose", wish);
    ASSERT_NO_FATAL_FAILURE(good(reply, giver + " disposes " + wish.dump()));
    auto& one = letter(id);
    if (one.position == giver) one.state = "disposed";
    note(id, reply, giver, due);
}

void Week::note(const std::string& id, const Reply& reply, const std::string& giver, const std::string& due) {
    auto& one = letter(id);
    std::vector<std::string> made;
    for (const auto& disposition : reply.json.at("dispositions"))
        for (const auto& each : disposition.at("branches")) {
            const std::string branch = each.at("id"), holder = town->code_of(each.at("position"));
            if (std::any_of(one.branches.begin(), one.branches.end(), [&](const auto& known) { return known.id == branch; }))
                continue;
            EXPECT_EQ(town->code_of(disposition.at("giver")), giver);
            EXPECT_EQ(each.at("due").is_null() ? "" : each.at("due").get<std::string>(), each.at("part") == "informed" ? each.at("due").is_null() ? "" : due : due);
            one.branches.push_back({branch, giver, holder, "sent", each.at("part") == "informed", due});
            made.push_back(branch);
        }
    EXPECT_FALSE(made.empty());
    settle(id);
    for (const auto& branch : made)
        if (chance(88)) later(5 + pick(500), [this, id, branch] { follow(id, branch); });
}

void Week::follow(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "sent") return;
    if (chance(4) && letter(id).state != "closed") {
        const Reply reply = as(mine.giver).post(given + branch + "/withdraw");
        ASSERT_NO_FATAL_FAILURE(good(reply, "withdraw"));
        mine.state = "withdrawn";
        // A letter from whom all was taken back waits for its head again, to be disposed of anew.
        if (const std::string now = reply.json.at("state"); now == "read") letter(id).state = now;
        return settle(id);
    }
    ASSERT_NO_FATAL_FAILURE(good(as(mine.holder).post(api + "/" + id + "/read"), "read of " + mine.holder));
    // One opening reads all that lies there for the position.
    for (auto& each : letter(id).branches)
        if (each.holder == mine.holder && each.state == "sent") each.state = "read";
    settle(id);
    for (const auto& each : letter(id).branches)
        if (each.holder == mine.holder && each.state == "read" && !each.informed && chance(85))
            later(20 + pick(800), [this, id, one = each.id] { worked(id, one); });
}

void Week::worked(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "read" || letter(id).over()) return;
    if (chance(5)) {
        ASSERT_NO_FATAL_FAILURE(good(as(mine.holder).post(given + branch + "/decline", {{"reason", "Bukan tugas bidang kami."}}), "decline"));
        mine.state = "declined";
        return settle(id);
    }
    if (chance(6)) return forward(id, branch);
    const bool above = chance(25) && mine.holder.find("STAF") == std::string::npos;
    if (above && std::none_of(letter(id).branches.begin(), letter(id).branches.end(),
                              [&](const auto& each) { return each.giver == mine.holder; }))
        dispose(id, mine.holder);
    report(id, branch);
}

void Week::forward(const std::string& id, const std::string& branch) {
    const auto holder = letter(id).branch(branch).holder;
    const auto to = below(id, holder);
    if (to.empty()) return;
    const Reply reply = as(holder).post(given + branch + "/forward", {{"to", town->id_of(to[0])}, {"note", "Lebih tepat di sini."}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "forward"));
    auto& mine = letter(id).branch(branch);
    mine.state = "forwarded";
    const auto giver = mine.giver, due = mine.due;
    note(id, reply, giver, due);
}

void Week::report(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "read") return;
    ASSERT_NO_FATAL_FAILURE(good(as(mine.holder).post(given + branch + "/report", {{"report", "Sudah dilaksanakan."}}), "report"));
    mine.state = "reported";
    settle(id);
    if (chance(80)) later(10 + pick(400), [this, id, branch] { judge(id, branch); });
}

void Week::judge(const std::string& id, const std::string& branch) {
    auto& mine = letter(id).branch(branch);
    if (mine.state != "reported" || letter(id).over()) return;
    if (chance(15)) {
        ASSERT_NO_FATAL_FAILURE(good(as(mine.giver).post(given + branch + "/return", {{"note", "Lengkapi angkanya."}, {"due_days", 2}}), "return"));
        mine.state = "read";
        mine.due = model.hours.after_days(town->now(), 2);
        settle(id);
        return later(30 + pick(400), [this, id, branch] { report(id, branch); });
    }
    ASSERT_NO_FATAL_FAILURE(good(as(mine.giver).post(given + branch + "/accept"), "accept"));
    mine.state = "accepted";
    settle(id);
    if (chance(60)) later(10 + pick(200), [this, id] { try_close(id); });
}

void Week::try_close(const std::string& id) {
    auto& one = letter(id);
    if (one.over()) return;
    ASSERT_NO_FATAL_FAILURE(good(as(one.position).post(api + "/" + id + "/close", {{"note", "Selesai."}}), "close"));
    one.state = "closed";
    for (auto& each : one.branches)
        if (each.state == "sent" || each.state == "read" || each.state == "reported") each.state = "lapsed";
    settle(id);
}

// It belongs to another office: the row stays with its note, the other book gets its own number.
void Week::send_on(const std::string& id) {
    auto& one = letter(id);
    const auto& other = town->offices[static_cast<std::size_t>(pick(static_cast<int>(town->offices.size())))];
    if (other.unit == one.book) return;
    const Reply reply = as(one.position).post(api + "/" + id + "/redirect", {{"position", town->id_of(other.head)}, {"reason", "Urusan instansi tersebut."}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "redirect"));
    one.state = "redirected";
    settle(id);
    Letter moved;
    moved.id = reply.json.at("incoming");
    moved.book = other.unit;
    moved.position = other.head;
    moved.urgency = one.urgency;
    const Reply there = as(other.head).get(api + "/" + moved.id);
    ASSERT_NO_FATAL_FAILURE(good(there, "where it went"));
    moved.agenda = std::stoi(there.json.at("agenda").get<std::string>());
    auto& next = next_agenda.try_emplace(other.unit, moved.agenda).first->second;
    EXPECT_EQ(moved.agenda, next++);
    model.letters[moved.id] = moved;
    settle(moved.id);
    if (chance(90)) later(10 + pick(300), [this, id = moved.id] { read(id); });
}

// On Monday the head of the first office goes on leave for Tuesday and Wednesday; a Plh stands in.
void Week::leave_begins() {
    absent = town->offices[0].head;
    deputy = "pegawai.1000";
    town->appoint({town->nip_of.at(deputy) + "," + absent + ",plh,800.1.11.1/1/SETDA/2026," + date_of(monday) + "," +
                   date_of(monday + day) + "," + date_of(monday + 2 * day)});
}

// From Thursday another office has a new head; what waited for the old one waits for him.
void Week::new_head() {
    changed = town->offices[1].head;
    old_head = town->acting(changed);
    std::string row;
    for (const auto& line : tests::demo_table("penugasan.csv"))
        if (line.at("jabatan") == changed && (line.at("nip") == town->nip_of[old_head] || line.at("nip") == old_head))
            row = line.at("nip") + "," + changed + "," + line.at("jenis") + "," + line.at("nomor_sk") + "," + line.at("tanggal_sk") + "," + line.at("dari") + ",";
    town->appoint({row + date_of(monday + 2 * day),
                   town->nip_of.at("pegawai.1001") + "," + changed + ",definitif,800.1.3.3/9/BKPSDMD/2026," + date_of(monday + 2 * day) +
                       "," + date_of(monday + 3 * day) + ","});
}

void Week::holiday() {
    const auto date = date_of(monday + 7 * day);
    const Reply reply = town->person("admin", "").post("/api/v1/deadlines-calendar/days",
                                                        {{"day", date}, {"name", "Libur pemilihan kepala daerah"}, {"confirmed", true}});
    ASSERT_NO_FATAL_FAILURE(good(reply, "holiday"));
    model.day_off(date);
}

void Week::plan() {
    monday = start_of(next_monday());
    outage = monday + 2 * day + 10 * hour;
    ends = monday + 5 * day;
    for (int i = 0; i < 12; ++i) papers.push_back(paper(matters[static_cast<std::size_t>(i) % matters.size()] + ", lembar " + std::to_string(i)));
    for (int i = 0; i < letters_wanted(); ++i) {
        const auto at = monday + pick(5) * day + 7 * hour + 35 + pick(500);
        if (at < outage || at >= outage + 2 * hour) events.push({at, order++, [this, i] { arrives(i); }});
        else events.push({outage + 2 * hour + 1, order++, [this, i] { arrives(i); }});
    }
    events.push({monday + 9 * hour, order++, [this] { leave_begins(); }});
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
                told.insert({id, each.at("step"), each.at("due").is_null() ? never : minute_of(each.at("due"))});
            }
            path = reply.json.at("next").is_null() ? "" : "/api/v1/deadlines?limit=100&after=" + reply.json.at("next").get<std::string>();
        }
        const auto wanted = model.waiting_for(position);
        for (const auto& each : wanted)
            if (!told.contains(each))
                ADD_FAILURE() << position << " should hold " << std::get<0>(each) << " " << std::get<1>(each) << " until "
                              << (std::get<2>(each) == never ? "ever" : clock_in_utc(std::get<2>(each)));
        for (const auto& each : told)
            if (!wanted.contains(each))
                ADD_FAILURE() << position << " holds " << std::get<0>(each) << " " << std::get<1>(each) << " until "
                              << (std::get<2>(each) == never ? "ever" : clock_in_utc(std::get<2>(each)));
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
            if (!row.at("hidden")) rows[row.at("id")] = row.at("agenda").get<std::string>() + " " + row.at("state").get<std::string>();
        }
        if (!numbers.empty()) {
            EXPECT_EQ(*numbers.rbegin() - *numbers.begin() + 1, static_cast<int>(numbers.size())) << "a gap in " << office.unit;
        }
        for (const auto& [id, one] : model.letters)
            if (one.book == office.unit) {
                EXPECT_EQ(rows[id], std::to_string(one.agenda) + "/" + date_of(monday).substr(0, 4) + " " + one.state) << id;
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
                if (each.at("part") != "informed" && (each.at("state") == "sent" || each.at("state") == "read"))
                    held.insert(town->code_of(each.at("position")));
        EXPECT_EQ(held, one.over() ? std::set<std::string>{} : one.holders()) << id;
    }
    compare_waits();
    compare_books();
}

TEST_P(Week, ends_as_the_model_says) {
    if (!Town::available()) FAIL() << "faketime is missing (packaging/debian-12.txt)";
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
    EXPECT_EQ(town->person(old_head, "").get(api + "?show=all").status, 403) << "he holds no position any more";
    EXPECT_NE(town->acting(absent), deputy);
    RecordProperty("acts", acts);
    std::printf("a week of %zu letters, %d acts\n", model.letters.size(), acts);
}

NASKAH_ON_BOTH_DATABASES(Week);

}  // namespace
}  // namespace week
