// SPDX-License-Identifier: Apache-2.0
#include "archive/service/backlog.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "archive/service/asking.h"
#include "archive/service/backlog_entry.h"
#include "core/base/text.h"
#include "core/table/read.h"
#include "core/table/waiting.h"

namespace archive {

using core::Context;
using core::Date;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr std::size_t backlog_portion = 100;   // dossiers in one unit of work
constexpr std::size_t longest_cell = 300;
constexpr std::int64_t most_definitive = 999'999'999;
constexpr Date oldest_told{std::chrono::year(1800), std::chrono::January, std::chrono::day(1)},
    newest_told{std::chrono::year(2200), std::chrono::December, std::chrono::day(31)};
constexpr std::array<std::string_view, 2> backlog_keepers{"unit", "unit_kearsipan"};
constexpr std::array backlog_columns{"kode", "uraian", "dari", "sampai", "jumlah", "satuan"};
constexpr const char* backlog_act = "archive.backlog";

// A row read cell by cell; what cannot be read is a fault of its line.
class Reading {
  public:
    Reading(const core::Sheet& sheet, const core::Sheet::Row& row, std::vector<RowFault>& faults,
            std::vector<BacklogColumn>* asked = nullptr)
        : sheet_(sheet), row_(row), faults_(faults), asked_(asked) {}

    void fault(const char* column, std::string word, core::Args args = {}) {
        faults_.push_back({row_.line, column, std::move(word), std::move(args)});
    }
    std::string text(const char* column, std::size_t most = longest_cell) {
        note(column);
        auto value = std::string(core::text::trim(sheet_.cell(row_, column)));
        if (core::text::length(value) > most) fault(column, "archive.backlog.long", {{"most", std::to_string(most)}});
        return value;
    }
    // A workbook that keeps it as a number has forgotten how it is written.
    bool coded() const { return sheet_.code(row_, "kode").has_value(); }
    std::string code() { return std::string(core::text::trim(sheet_.code(row_, "kode").value_or(text("kode")))); }
    std::string place(const char* column) const { return sheet_.place(row_, column); }

    std::string lower(const char* column) { return core::text::lower(text(column)); }

    // As far as it is known, in EDTF; "" of none, or of what is no date.
    std::string dated(const char* column) {
        const auto value = text(column);
        if (value.empty()) return {};
        auto edtf = edtf_typed(value);
        const auto span = span_of(edtf);
        if (edtf != undated && (!span || span->first < oldest_told || span->first > newest_told)) {
            fault(column, "archive.backlog.day", {{"text", value}});
            return {};
        }
        return edtf;
    }
    std::optional<int> year(const char* column) {
        const auto value = text(column);
        if (value.empty()) return std::nullopt;
        if (const auto year = whole(value); year && *year >= 1945 && *year <= 2200) return year;
        fault(column, "archive.backlog.fiscal_year", {{"text", value}});
        return std::nullopt;
    }
    std::int64_t amount(const char* column) { return counted(column, most_amount, "archive.fault.amount").value_or(1); }
    std::optional<std::int64_t> definitive(const char* column) {
        if (text(column).empty()) return std::nullopt;
        return counted(column, most_definitive, "archive.backlog.definitive");
    }
    template <class Words>
    std::string one_of(const char* column, const Words& all, const std::string& otherwise) {
        const auto value = lower(column);
        if (auto* known = note(column)) known->allowed.assign(all.begin(), all.end());
        if (value.empty()) return otherwise;
        if (std::find(all.begin(), all.end(), value) != all.end()) return value;
        std::string choices;
        for (const auto each : all) choices += (choices.empty() ? "" : ", ") + std::string(each);
        fault(column, "archive.fault.one_of", {{"choices", choices}});
        return otherwise;
    }

    // Told by the word of the forms: nobody types names of the API into a table.
    std::string medium(const char* column) {
        std::vector<std::string_view> called;
        for (const auto name : media_away) called.push_back(medium_word(name));
        return std::string(medium_called(one_of(column, called, "kertas")));
    }

  private:
    BacklogColumn* note(const char* column) {
        if (asked_ == nullptr) return nullptr;
        const auto at = std::find_if(asked_->begin(), asked_->end(), [&](const auto& each) { return each.name == column; });
        return at == asked_->end() ? &asked_->emplace_back(BacklogColumn{column}) : &*at;
    }
    std::optional<std::int64_t> counted(const char* column, std::int64_t most, const char* word) {
        const auto value = text(column);
        std::int64_t number = 0;
        const auto [at, wrong] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (wrong == std::errc() && at == value.data() + value.size() && number >= 1 && number <= most) return number;
        fault(column, word);
        return std::nullopt;
    }
    static std::optional<int> whole(const std::string& value) {
        int number = 0;
        const auto [at, wrong] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (wrong != std::errc() || at != value.data() + value.size()) return std::nullopt;
        return number;
    }

    const core::Sheet& sheet_;
    const core::Sheet::Row& row_;
    std::vector<RowFault>& faults_;
    std::vector<BacklogColumn>* asked_;   // told which were asked for
};

// A dossier of what bears no date lies between no days; only when it was closed somebody may know.
void read_undated(Reading& row, BacklogEntry& entry, const std::optional<Span>& closed, Date today) {
    if (!closed) return row.fault("tutup", "archive.backlog.undated");
    entry.paper.dated = undated;
    entry.paper.date = std::min(closed->last, today);
    entry.dossier.opened = std::min(closed->first, today);
    entry.dossier.closed = entry.paper.date;
    entry.dossier.fiscal = static_cast<int>(entry.paper.date.year());
}

void read_days(Reading& row, BacklogEntry& entry, Date today) {
    const auto from = row.dated("dari");
    auto until = row.dated("sampai");
    const auto closed = span_of(row.dated("tutup"));
    if (from == undated) {
        if (!until.empty() && until != undated) row.fault("sampai", "archive.backlog.undated_until");
        return read_undated(row, entry, closed, today);
    }
    const auto first = span_of(from);
    if (!first) return row.fault("dari", "archive.backlog.needed");
    if (until.empty()) until = from.substr(0, 4);
    const auto last = span_of(until);
    if (!last) return row.fault("sampai", "archive.backlog.undated_until");
    if (last->last < first->first) row.fault("sampai", "archive.backlog.order");
    const auto told = edtf_between(from, until);
    if (!to_the_day(told)) entry.paper.dated = told;
    // The year is not over yet: what is known of it ends today.
    entry.paper.first = first->first;
    entry.paper.date = std::min(last->last, today);
    entry.dossier.opened = first->first;
    entry.dossier.closed = std::min(closed ? closed->last : last->last, today);
    entry.dossier.fiscal = static_cast<int>(entry.paper.date.year());
    if (first->first > today) row.fault("dari", "archive.backlog.future");
    if (closed && closed->last < entry.paper.date) row.fault("tutup", "archive.backlog.closed_early");
}

// Of whom it is; each fault at the column it is told in.
Person read_person(Reading& row) {
    Person person{row.text("nama"), nip_of(row.text("nip")), row.text("nomor_register")};
    if (person.none()) return person;
    std::vector<core::Fault> faults;
    check(person, faults);
    for (auto& each : faults)
        row.fault(each.field == "person" ? "nama" : each.field == "nip" ? "nip" : "nomor_register", std::move(each.key),
                  std::move(each.args));
    return person;
}

// Who has it; a number of the depot is told of what lies there.
void read_keeper(Reading& row, Dossier& dossier) {
    dossier.definitive = row.definitive("nomor_definitif");
    const auto keeper = row.one_of("penyimpan", backlog_keepers, std::string(backlog_keepers[dossier.definitive ? 1 : 0]));
    if (keeper == backlog_keepers[1]) dossier.custody = Custody::records_unit;
    else if (dossier.definitive) row.fault("nomor_definitif", "archive.backlog.definitive_kept");
}

BacklogEntry read_row(Reading& row, int line, Date today) {
    BacklogEntry entry;
    entry.line = line;
    auto& dossier = entry.dossier;
    entry.person = read_person(row);
    dossier.title = row.text("uraian", longest_title);
    if (dossier.title.empty() && !entry.person.name.empty()) dossier.title = titled(entry.person);
    if (dossier.title.empty()) row.fault("uraian", "archive.fault.title");
    if (row.coded()) dossier.code = row.code();
    dossier.place = row.text("lokasi");
    for (const auto& [told, column] : place_columns) entry.told.*told = row.text(column);
    read_keeper(row, dossier);
    std::vector<std::string_view> classes;
    for (const auto each : classification::all_access) classes.push_back(classification::name(each));
    if (const auto access = row.one_of("keamanan", classes, ""); !access.empty())
        dossier.access = classification::access_named(access);
    entry.paper.title = dossier.title;
    entry.paper.number = row.text("nomor");
    entry.paper.remark = row.text("keterangan");
    entry.paper.amount = row.amount("jumlah");
    entry.paper.amount_unit = row.one_of("satuan", amount_units, "berkas");
    entry.paper.stage = row.one_of("tingkat", stages, "asli");
    entry.paper.medium = row.medium("media");
    entry.paper.physical = row.one_of("kondisi", conditions, "");
    read_days(row, entry, today);
    if (const auto year = row.year("tahun_anggaran")) dossier.fiscal = year;
    return entry;
}

core::Sheet table_of(const std::string& file_name, core::ByteView file) try {
    auto sheet = core::table::read_one(file_name, file, std::string(backlog_tab));
    for (const char* column : backlog_columns)
        if (!sheet.has(column))
            throw Error("core.error.invalid", {{"file", "archive.backlog.column", {{"column", column}}}});
    if (sheet.rows.empty()) throw Error("core.error.invalid", {{"file", "archive.backlog.empty", {}}});
    if (sheet.rows.size() > most_backlog)
        throw Error("core.error.invalid",
                    {{"file", "archive.backlog.many", {{"most", std::to_string(most_backlog)}}}});
    return sheet;
} catch (const Error& error) {
    if (error.code() != core::Code::invalid || !error.faults().empty()) throw;
    throw error.of("file");
}

}  // namespace

// Read from a row of nothing: what it asks for are the columns there are.
std::vector<BacklogColumn> backlog_table() {
    std::vector<BacklogColumn> all;
    for (const char* column : backlog_columns) all.push_back({column, true});
    std::vector<RowFault> faults;
    const core::Sheet::Row nothing;
    const core::Sheet sheet;
    Reading row(sheet, nothing, faults, &all);
    read_row(row, 0, Date{});
    return all;
}

namespace {

struct Told {
    std::optional<classification::Code> code;
    AccessClass least = AccessClass::ordinary;
    bool personal = false;
};

// Few codes stand in many rows: each is asked for once.
const Told& told(Tx& tx, classification::Instruments& instruments, Cabinet& cabinet, const std::string& code,
                 std::map<std::string, Told>& asked) {
    const auto [at, fresh] = asked.try_emplace(code);
    if (fresh) at->second = {instruments.code(tx, code), instruments.access(tx, code), cabinet.of_persons(tx, code)};
    return at->second;
}

// The code decides the name, the least class, and whether it may be of a person.
void classify(const Told& told, Reading& row, BacklogEntry& entry) {
    auto& dossier = entry.dossier;
    const auto& code = told.code;
    if (!code) return row.fault("kode", "archive.backlog.code", {{"code", dossier.code}});
    if (!code->leaf) return row.fault("kode", "archive.backlog.code_branch", {{"code", dossier.code}});
    dossier.code_name = code->name;
    dossier.scheme = code->scheme;
    dossier.access = std::max(dossier.access, told.least);
    if (entry.person.none()) return;
    if (!told.personal) row.fault("nama", "archive.backlog.not_personal", {{"code", dossier.code}});
    dossier.access = std::max(dossier.access, AccessClass::limited);   // personal data
}

// The codes it may be that there are, or all it may be.
template <class Asked>
void refuse_number(Reading& row, Asked known) {
    auto meant = core::Sheet::written(row.code());
    if (std::any_of(meant.begin(), meant.end(), known)) std::erase_if(meant, [&](const auto& each) { return !known(each); });
    row.fault("kode", meant.empty() ? "archive.backlog.code_day" : "archive.backlog.code_number",
              {{"cell", row.place("kode")}, {"number", row.code()}, {"codes", core::text::join(meant, ", ")}});
}

// Once in the depot, and in the table.
void ensure_free(Tx& tx, const Context& ctx, Cabinet& cabinet, std::set<std::int64_t>& given, Reading& row, const BacklogEntry& entry) {
    const auto& number = entry.dossier.definitive;
    if (!number) return;
    const bool twice = !given.insert(*number).second;
    if (twice || (!entry.known && cabinet.bears_definitive(tx, ctx, *number)))
        row.fault("nomor_definitif", "archive.backlog.definitive_taken", {{"number", std::to_string(*number)}});
}

BacklogRow row_of(const BacklogEntry& entry) {
    const auto& [line, dossier, paper, person, known, told, shelf, path] = entry;
    return {line,         dossier.code,    dossier.code_name, dossier.title, paper.amount_unit,
            person,       paper.first.value_or(paper.date), paper.date, *dossier.closed,   paper.amount,  dossier.access,
            known,        dossier.custody == Custody::records_unit, dossier.definitive,
            shelf.empty() ? dossier.place : path, !shelf.empty(),
            edtf_of(paper.dated, paper.first, paper.date)};
}

// What the sender is shown of each row; whether it is there already may change on the way.
std::string outline_of(const std::vector<BacklogEntry>& entries) {
    core::Json lines = core::Json::array();
    for (const auto& each : entries)
        lines.push_back({each.line, each.dossier.code, each.dossier.code_name, classification::name(each.dossier.access),
                         name(each.dossier.custody), each.dossier.definitive.value_or(0), each.shelf});
    return core::sha256(core::json::write(lines)).hex();
}

}  // namespace

Backlog::Read Backlog::read(const Context& ctx, const std::string& file_name, core::ByteView file) {
    ensure_files(ctx);
    core::ensure(ctx.actor.may("archive.manage") ? Verdict::allowed : Verdict::forbidden);
    const auto sheet = table_of(file_name, file);
    Read read;
    auto& [sent_as, result, entries] = read;
    sent_as = file_name;
    const auto digest = core::sha256(file).hex();
    db_.read([&](Tx& tx) {
        result.faults.clear();
        result.findings.clear();
        entries.clear();
        const auto archive = cabinet_.archive_of(tx, ctx);
        const bool office = cabinet_.of_records_unit(tx, ctx);
        std::map<std::string, Told> asked;
        std::set<std::int64_t> given;
        for (const auto& each : sheet.rows) {
            Reading row(sheet, each, result.faults);
            auto entry = read_row(row, each.line, ctx.today());
            const auto of = [&](const std::string& code) -> const Told& { return told(tx, instruments_, cabinet_, code, asked); };
            if (row.coded()) classify(of(entry.dossier.code), row, entry);
            else refuse_number(row, [&](const std::string& code) { return of(code).code.has_value(); });
            entry.dossier.source = store::source_in(tx, digest + ":", archive, ctx.actor.seat().unit,
                                                    ":" + std::to_string(each.line));
            entry.known = store::by_source(tx, entry.dossier.source).has_value();
            if (entry.dossier.custody == Custody::records_unit && !office)
                row.fault(entry.dossier.definitive ? "nomor_definitif" : "penyimpan", "archive.backlog.not_records_unit");
            ensure_free(tx, ctx, cabinet_, given, row, entry);
            entries.push_back(std::move(entry));
        }
        find_places(tx, ctx, sheet, read);
    });
    result.rows = static_cast<std::int64_t>(entries.size());
    result.known = std::count_if(entries.begin(), entries.end(), [](const BacklogEntry& each) { return each.known; });
    result.fresh = result.ok() ? result.rows - result.known : 0;
    if (result.ok())
        for (std::size_t at = 0; at < std::min(entries.size(), most_backlog_shown); ++at)
            result.shown.push_back(row_of(entries[at]));
    return read;
}

void Backlog::take(const Context& ctx, const Read& read) {
    const auto& entries = read.entries;
    for (std::size_t from = 0; from < entries.size(); from += backlog_portion)
        db_.write([&](Tx& tx) {
            std::map<std::string, std::vector<DossierId>> shelved;   // by place
            for (std::size_t at = from; at < std::min(entries.size(), from + backlog_portion); ++at) {
                const auto& each = entries[at];
                if (store::by_source(tx, each.dossier.source)) continue;
                const auto id = cabinet_.take_in(tx, ctx, each.dossier, each.paper, each.person).id;
                if (!each.shelf.empty()) shelved[each.shelf].push_back(id);
            }
            for (const auto& [place, ids] : shelved) depot_()->shelve(tx, ctx, place, ids, read.file_name);
        });
}

BacklogResult Backlog::enter(const Context& ctx, const std::string& file_name, core::ByteView file, bool check_only) {
    auto found = read(ctx, file_name, file);
    found.result.checked_only = check_only;
    if (found.result.ok() && !check_only) take(ctx, found);
    return std::move(found.result);
}

Backlog::Shown Backlog::propose(const Context& ctx, const std::string& file_name, core::ByteView file) {
    auto found = read(ctx, file_name, file);
    Shown shown{"", std::move(found.result)};
    shown.result.checked_only = true;
    if (shown.result.fresh == 0) return shown;
    core::table::Waiting waiting;
    waiting.act = backlog_act;
    waiting.outline = outline_of(found.entries);
    waiting.file_name = file_name;
    waiting.file.assign(file.begin(), file.end());
    shown.id = db_.write([&](Tx& tx) { return core::table::keep(tx, ctx, waiting).text(); });
    return shown;
}

BacklogResult Backlog::confirm(const Context& ctx, std::string_view id) {
    const auto waiting = db_.read([&](Tx& tx) { return core::table::waiting(tx, ctx, id, backlog_act); });
    auto found = read(ctx, waiting.file_name, waiting.file);
    if (!found.result.ok() || outline_of(found.entries) != waiting.outline)
        throw Error(core::Code::conflict, "core.error.table_changed");
    take(ctx, found);
    db_.write([&](Tx& tx) { core::table::drop(tx, waiting.id); });
    return std::move(found.result);
}

}  // namespace archive
