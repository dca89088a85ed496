// SPDX-License-Identifier: Apache-2.0
// Sheets of persons and their appointments.
#include <algorithm>

#include "core/base/text.h"
#include "directory/domain/planner.h"

namespace directory {
namespace {

bool digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool login_form(std::string_view login) {
    return login.size() >= 3 && login.size() <= 64 &&
           std::all_of(login.begin(), login.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                      c == '-';
           });
}

}  // namespace

void Planner::person_numbers(Reading& reading, const Person& person) {
    if (!person.nip.empty() && (!digits(person.nip) || person.nip.size() != 18))
        reading.fault("nip", "directory.fault.nip", {{"value", person.nip}});
    else if (!person.nip.empty() && person.status != "pppk" && !usual_nip(person.nip))
        reading.note("nip", "directory.note.nip");
    if (person.nip.empty() && person.login.empty())
        reading.fault("nip", "directory.fault.person_key");
    if (person.login.empty()) return;
    if (!login_form(person.login))
        reading.fault("akun", "directory.fault.login", {{"value", person.login}});
    const auto [held, added] = login_ids_.emplace(person.login, person.id.uuid);
    if (!added && held->second != person.id.uuid)
        reading.fault("akun", "directory.fault.login_taken", {{"value", person.login}});
}

void Planner::persons(const Sheet& sheet) {
    if (!columns(sheet, {"nip", "nama"})) return;
    const auto key = [&](const Sheet::Row& row) {
        const std::string nip = core::text::replace(sheet.cell(row, "nip"), " ", "");
        return nip.empty() ? sheet.cell(row, "akun") : nip;
    };
    const auto twice = assign_ids(sheet, key, person_ids_);
    for (const Sheet::Row& row : sheet.rows) {
        const std::string known_by = key(row);
        const core::PersonId id{known_by.empty() ? core::Uuid{} : person_ids_[known_by]};
        const auto there = std::find_if(now_.persons.begin(), now_.persons.end(),
                                        [&](const Person& person) { return person.id == id; });
        const bool known = there != now_.persons.end();
        Reading reading = open(sheet, row, known_by, known, twice.contains(row.line));
        Person person = known ? *there : Person{};
        person.id = id;
        reading.assign("nip", person.nip, core::text::replace(reading.cell("nip"), " ", ""));
        reading.needed("nama");
        reading.text("nama", person.name);
        reading.text("gelar_depan", person.title_before);
        reading.text("gelar_belakang", person.title_after);
        reading.text("pangkat", person.rank);
        reading.text("golongan", person.grade);
        if (sheet.has("status"))
            reading.assign("status", person.status, core::text::lower(reading.cell("status")));
        reading.text("surel", person.email);
        reading.text("akun", person.login);
        person_numbers(reading, person);
        if (!close(reading)) continue;
        plan_.save.persons.push_back(person);
        if (known)
            *there = person;
        else
            now_.persons.push_back(person);
    }
}

void Planner::appointments(const Sheet& sheet) {
    if (!columns(sheet, {"nip", "jabatan", "jenis", "dari"})) return;
    std::set<std::string> seen;
    for (const Sheet::Row& row : sheet.rows) {
        Appointment wanted;
        Reading reading = open(sheet, row, "", false, false);
        const std::string nip = core::text::replace(reading.needed("nip"), " ", "");
        if (const auto found = person_ids_.find(nip); found != person_ids_.end())
            wanted.person = {found->second};
        else if (const auto login = login_ids_.find(nip); login != login_ids_.end())
            wanted.person = {login->second};
        else if (!nip.empty())
            reading.fault("nip", "directory.fault.person_unknown", {{"value", nip}});
        const std::string position = reading.needed("jabatan");
        if (const auto found = position_ids_.find(position); found != position_ids_.end())
            wanted.position = {found->second};
        else if (!position.empty())
            reading.fault("jabatan", "directory.fault.position_unknown", {{"value", position}});
        const std::string capacity =
            core::text::lower(core::text::replace(reading.needed("jenis"), ".", ""));
        try {
            if (!capacity.empty()) wanted.capacity = core::capacity_named(capacity);
        } catch (const core::Error&) {
            reading.fault("jenis", "directory.fault.capacity", {{"value", capacity}});
        }
        reading.needed("dari");
        if (const auto from = reading.date("dari")) wanted.from = *from;
        wanted.until = reading.date("sampai");
        if (wanted.until && wanted.from.ok() && *wanted.until < wanted.from)
            reading.fault("sampai", "directory.fault.until_before");
        if (!wanted.until && wanted.capacity != core::Capacity::definitive)
            reading.fault("sampai", "directory.fault.date_needed");
        reading.fate.key = nip + " " + position + " " + std::string(core::name(wanted.capacity));
        if (!seen.insert(reading.fate.key + " " + reading.cell("dari")).second)
            reading.fault("nip", "directory.fault.twice", {{"key", reading.fate.key}});
        const auto there =
            std::find_if(now_.appointments.begin(), now_.appointments.end(), [&](const auto& one) {
                return one.person == wanted.person && one.position == wanted.position &&
                       one.capacity == wanted.capacity && one.from == wanted.from;
            });
        reading.known = there != now_.appointments.end();
        Appointment made = reading.known ? *there : wanted;
        if (!reading.known) made.id = {fresh_()};
        reading.text("nomor_sk", made.decree);
        if (sheet.has("tanggal_sk"))
            reading.assign("tanggal_sk", made.decree_date, reading.date("tanggal_sk"));
        reading.assign("sampai", made.until, wanted.until);
        if (made.decree.empty()) reading.note("nomor_sk", "directory.note.decree");
        if (!close(reading)) continue;
        row_of_[made.id.uuid] = plan_.rows.size() - 1;
        plan_.save.appointments.push_back(made);
        if (reading.known)
            *there = made;
        else
            now_.appointments.push_back(made);
    }
}

void Planner::clashes() {
    std::map<core::PositionId, std::vector<Appointment>> of;
    for (const Appointment& one : now_.appointments) of[one.position].push_back(one);
    std::set<core::PositionId> shared;
    for (const Position& position : now_.positions)
        if (!single_holder(position.kind)) shared.insert(position.id);
    for (const Appointment& one : plan_.save.appointments) {
        if (shared.contains(one.position) || !clash(one, of[one.position])) continue;
        RowFate& row = plan_.rows[row_of_[one.id.uuid]];
        row.fate = Fate::refused;
        row.columns.clear();
        row.faults.push_back({"jabatan", "directory.fault.held", {}});
    }
}

}  // namespace directory
