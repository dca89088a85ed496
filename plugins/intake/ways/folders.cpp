// SPDX-License-Identifier: Apache-2.0
#include "intake/ways/folders.h"

#include <chrono>

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/log/log.h"

namespace intake {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::db::Tx;

namespace {

// A scanner may pause between pages: a file that cannot be read is given so much time to become whole.
constexpr std::chrono::minutes patience{2};
constexpr std::size_t most_files = 500;   // of one look at one folder

std::int64_t changed_at(const fs::path& file) {
    const auto at = std::chrono::file_clock::to_sys(fs::last_write_time(file));
    return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

bool is_document(const fs::directory_entry& entry) {
    std::error_code none;
    const auto name = entry.path().filename().string();
    return !entry.is_symlink(none) && entry.is_regular_file(none) && !name.starts_with('.') &&
           !name.ends_with(".part") && !name.ends_with(".tmp") && core::text::valid_utf8(name);
}

}  // namespace

core::Context Folders::context() const {
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts_.clock;
    ctx.zone = parts_.zone;
    return ctx;
}

void Folders::check() const {
    std::error_code fault;
    fs::directory_iterator all(root_, fault);
    if (fault) throw Error(Code::unavailable, "intake.way.root", {{"folder", root_.string()}});
}

std::vector<Folders::Folder> Folders::folders(Fared& root) {
    std::vector<Folder> found;
    std::error_code fault;
    for (fs::directory_iterator each(root_, fault), end; !fault && each != end; each.increment(fault)) {
        std::error_code none;
        if (!each->is_directory(none) || each->is_symlink(none)) continue;
        const auto code = each->path().filename().string();
        if (code.starts_with('.') || code == "lost+found") continue;
        const auto unit = parts_.db.read([&](Tx& tx) { return parts_.directory.unit_by_code(tx, code); });
        const auto clerk = unit ? parts_.db.read([&](Tx& tx) { return parts_.directory.clerk(tx, unit->id); })
                                : std::nullopt;
        if (clerk) found.push_back({each->path(), code, clerk->unit});
        else if (root.word.empty()) root = {root.way, {}, root.at, "intake.way.unit", {{"folder", code}}};
    }
    if (fault) root = {root.way, {}, root.at, "intake.way.root", {{"folder", root_.string()}}};
    return found;
}

int Folders::look() {
    Fared root{"folder", {}, parts_.clock.now(), "", {}};
    int taken = 0;
    for (const auto& folder : folders(root)) {
        Fared fared{"folder " + folder.code, folder.mailroom, parts_.clock.now(), "", {}};
        try {
            taken += look_into(folder);
        } catch (const Error& error) {
            fared.word = error.key();
            fared.args = error.args();
        } catch (const fs::filesystem_error& error) {
            fared.word = "intake.way.folder";
            fared.args = {{"folder", folder.code}, {"detail", error.code().message()}};
        }
        parts_.db.write([&](Tx& tx) { parts_.ways.report(tx, fared); });
    }
    parts_.db.write([&](Tx& tx) { parts_.ways.report(tx, root); });
    return taken;
}

int Folders::look_into(const Folder& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder.path))
        if (is_document(entry) && files.size() < most_files) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    int taken = 0;
    std::map<fs::path, Seen> now;
    for (const auto& file : files) {
        std::error_code gone;
        const Seen seen{fs::file_size(file, gone), gone ? 0 : changed_at(file)};
        if (gone) continue;
        const auto before = last_.find(file);
        const bool still = before != last_.end() && before->second == seen;
        if (!still || !take(folder, file, seen)) now[file] = seen;
        else ++taken;
    }
    std::erase_if(last_, [&](const auto& each) { return each.first.parent_path() == folder.path; });
    last_.merge(now);
    return taken;
}

// True when it is out of the folder.
bool Folders::take(const Folder& folder, const fs::path& file, const Seen& seen) {
    const auto name = file.filename().string();
    std::optional<Error> refused;
    std::string key = "folder:" + folder.code + ":" + name + ":" + std::to_string(seen.changed);
    if (seen.size > parts_.bounds.file) {
        refused = Error(Code::too_large, "intake.error.large",
                        {{"name", name}, {"most", std::to_string(parts_.bounds.file >> 20)}});
    } else {
        const auto bytes = core::read_bytes(file);
        if (!bytes || bytes->size() != seen.size) return false;
        key += ":" + core::sha256(*bytes).hex();
        try {
            const auto arrival =
                receiving_.prepare(folder.mailroom, {Source::folder, folder.code, "", key}, {name, *bytes});
            parts_.db.write([&](Tx& tx) { receiving_.keep(tx, context(), arrival); });
        } catch (const Error& error) {
            if (error.code() != Code::unsupported && error.code() != Code::invalid && error.code() != Code::too_large)
                throw;
            refused = error;
        }
    }
    const auto age = parts_.clock.now() - core::Instant{seen.changed};
    if (refused && age < patience) return false;
    if (refused)
        parts_.db.write([&](Tx& tx) {
            parts_.ways.refuse(tx, {FaultId::make(parts_.clock.now()), folder.mailroom, Source::folder, folder.code,
                                    key, name, parts_.clock.now(), refused->key(), refused->args()});
        });
    put_away(folder, file, !refused);
    return true;
}

void Folders::put_away(const Folder& folder, const fs::path& file, bool good) {
    if (good && remove_) {
        fs::remove(file);
        return;
    }
    const auto to = folder.path / (good ? "done" : "failed");
    fs::create_directories(to);
    // Two scans of one name must not lie over one another.
    const auto stamp = core::text::replace(core::text::replace(core::iso(parts_.clock.now()), ":", ""), ".", "");
    fs::rename(file, to / (stamp + "-" + file.filename().string()));
}

}  // namespace intake
