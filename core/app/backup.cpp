// SPDX-License-Identifier: Apache-2.0
#include "core/app/backup.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "core/audit/witness.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/conf/keys_folder.h"
#include "core/db/copy.h"
#include "core/db/scrub.h"
#include "core/jobs/jobs.h"
#include "core/plugin/arguments.h"

namespace core::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* sums_name = "SHA256SUMS";
constexpr const char* database_name = "database";

[[noreturn]] void fail(const std::string& why) {
    throw Error(Code::unavailable, "core.error.backup", {{"why", why}});
}

std::string content(const fs::path& file) {
    auto text = read_text(file);
    if (!text) fail("cannot read " + file.string());
    return *std::move(text);
}

// Of the data folder what is not rebuilt by itself: everything but the live database files, caches and logs.
bool belongs(const fs::path& relative) {
    const std::string first = relative.begin()->string();
    return !first.starts_with("naskah.db") && first != "cache" && first != "naskah.log" &&
           first != "naskah.pid";
}

class Tar {
  public:
    explicit Tar(const std::string& file) : archive_(archive_write_new(), archive_write_free) {
        archive_write_set_format_pax_restricted(archive_.get());
        if (archive_write_open_filename(archive_.get(), file.c_str()) != ARCHIVE_OK)
            fail(archive_error_string(archive_.get()));
    }
    void add(const std::string& name, const std::string& bytes) {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(
            archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0600);
        if (archive_write_header(archive_.get(), entry.get()) != ARCHIVE_OK ||
            archive_write_data(archive_.get(), bytes.data(), bytes.size()) !=
                static_cast<la_ssize_t>(bytes.size()))
            fail(archive_error_string(archive_.get()));
        if (name != sums_name) sums_ += sha256(bytes).hex() + "  " + name + "\n";
    }
    void finish() {
        add(sums_name, sums_);
        if (archive_write_close(archive_.get()) != ARCHIVE_OK)
            fail(archive_error_string(archive_.get()));
    }

  private:
    std::unique_ptr<archive, decltype(&archive_write_free)> archive_;
    std::string sums_;
};

// Unpacks below `folder`; names that would leave it are refused.
void unpack(const std::string& file, const fs::path& folder) {
    const std::unique_ptr<archive, decltype(&archive_read_free)> tar(archive_read_new(),
                                                                     archive_read_free);
    archive_read_support_format_tar(tar.get());
    if (archive_read_open_filename(tar.get(), file.c_str(), 1 << 16) != ARCHIVE_OK)
        fail(archive_error_string(tar.get()));
    archive_entry* entry = nullptr;
    int state = ARCHIVE_OK;
    while ((state = archive_read_next_header(tar.get(), &entry)) == ARCHIVE_OK) {
        const fs::path name = archive_entry_pathname(entry);
        if (name.is_absolute() || name.lexically_normal().string().starts_with(".."))
            fail("the backup names a file outside the data folder");
        fs::create_directories((folder / name).parent_path());
        std::ofstream out(folder / name, std::ios::binary);
        fs::permissions(folder / name, fs::perms::owner_read | fs::perms::owner_write);
        std::vector<char> piece(1 << 16);
        for (la_ssize_t got = 0;
             (got = archive_read_data(tar.get(), piece.data(), piece.size())) > 0;)
            out.write(piece.data(), got);
        if (!out) fail("cannot write " + (folder / name).string());
    }
    if (state != ARCHIVE_EOF) fail(archive_error_string(tar.get()));
}

void check_sums(const fs::path& folder) {
    std::ifstream sums(folder / sums_name);
    if (!sums) fail("the backup has no list of sums");
    for (std::string line; std::getline(sums, line);) {
        const std::string name = line.substr(66);
        if (sha256(content(folder / name)).hex() != line.substr(0, 64))
            fail(name + " is damaged in the backup");
    }
    fs::remove(folder / sums_name);
}

// They come in the backup under this name, wherever they lay.
constexpr const char* keys_name = "keys";

fs::path keys_of(Application& app) { return conf::keys_folder(app.shelves().settings, app.options().data); }

// The settings that say where database and keys are came with the backup.
void fill_database(Application& app, const fs::path& part) {
    app.assemble();
    const fs::path keys = keys_of(app), brought = part / keys_name;
    if (fs::exists(brought) && fs::exists(keys) && !fs::is_empty(keys))
        fail("the keys folder " + keys.string() + " is not empty");
    db::restore(app.database_address(), part / database_name);
    app.open();
    if (fs::exists(brought)) fs::copy(brought, keys, fs::copy_options::recursive);
    if (const auto broken = audit::verify(app.house().db))
        fail("the trail of acts is broken at entry " + std::to_string(broken->number));
}

// Every file below `folder` that `wanted` takes, under `prefix` in the archive.
template <class Wanted>
std::size_t add_files(Tar& tar, const fs::path& folder, const std::string& prefix, Wanted wanted) {
    std::size_t count = 0;
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file() || !wanted(file.path())) continue;
        tar.add(prefix + "/" + fs::relative(file.path(), folder).string(), content(file.path()));
        ++count;
    }
    return count;
}

// Who holds the archive and the keys' folder, or the archive alone with the keys in it, can sign as this office.
void tell_of_keys(const fs::path& keys, const fs::path& archive, bool along) {
    const fs::path shelf = fs::absolute(archive).parent_path();
    if (along)
        std::cout << "the keys of " << keys.string() << " are in it: keep it as you keep them\n";
    else
        std::cout << "the keys of " << keys.string() << " are NOT in it: copy them apart, or ask for them with --keys\n";
    if (conf::lies_in(keys, shelf) || conf::lies_in(shelf, keys))
        std::cerr << "warning: the backup and the keys lie in one folder tree, " << shelf.string()
                  << "; who copies it has both\n";
}

}  // namespace

int backup(Application& app, const std::vector<std::string>& words) {
    const fs::path data = app.options().data, part = words.front() + ".part";
    Tar tar(part.string());
    const fs::path copy = data / "cache" / "backup.database";
    fs::create_directories(copy.parent_path());
    db::copy(app.database_address(), copy);
    tar.add(database_name, content(copy));
    fs::remove(copy);
    // Blobs after the database: whatever it refers to is already there.
    const fs::path keys = keys_of(app);
    const std::size_t count = add_files(tar, data, "files", [&](const fs::path& file) {
        return belongs(fs::relative(file, data)) && !conf::lies_in(file, keys);
    });
    const bool along = arguments::has(words, "--keys");
    if (along) add_files(tar, keys, keys_name, [](const fs::path&) { return true; });
    tar.finish();
    fs::rename(part, words.front());
    std::cout << "backup of the database and " << count << " files written to " << words.front() << "\n";
    tell_of_keys(keys, words.front(), along);
    return 0;
}

int restore(Application& app, const std::vector<std::string>& words) {
    const fs::path data = app.options().data;
    if (fs::exists(data) && !fs::is_empty(data)) fail(data.string() + " is not empty");
    const fs::path part = data.string() + ".part";
    fs::remove_all(part);
    fs::create_directories(part);
    unpack(words.front(), part);
    check_sums(part);
    fs::create_directories(part / "files");
    fs::remove(data);
    fs::rename(part / "files", data);
    try {
        fill_database(app, part);
    } catch (...) {
        // The folder is as empty as before; the unpacked files stay beside it.
        fs::rename(data, part / "files");
        throw;
    }
    fs::remove_all(part);
    std::cout << "restored to " << data.string() << "; the files have the sums of the backup, the chain of the trail is whole. "
              << "naskah audit:verify holds the trail against its timestamps, naskah doctor looks at everything\n";
    return 0;
}

namespace {

std::string against_stamps(Application& app) {
    if (!app.pending().empty()) return "not looked at before naskah migrate";
    app.start();
    auto* witness = app.runtime().maybe<audit::Witness>();
    const auto held = witness ? witness->held(app.system_context("command")) : audit::Held();
    if (held.against.empty()) return {};
    return held.against.front().why + ", and " + std::to_string(held.against.size() - 1) + " more; see naskah audit:verify";
}

}  // namespace

int doctor(Application& app, const std::vector<std::string>&) {
    bool well = true;
    const auto look = [&](const std::string& what, const std::function<std::string()>& check) {
        std::string wrong;
        try {
            wrong = check();
        } catch (const std::exception& error) {
            wrong = error.what();
        }
        std::cout << (wrong.empty() ? "ok    " : "WRONG ") << what << (wrong.empty() ? "" : ": " + wrong)
                  << "\n";
        well = well && wrong.empty();
    };
    look("database answers", [&] { app.house().db.ping(); return std::string(); });
    look("schema is up to date", [&] {
        const auto missing = app.pending().size();
        return missing == 0 ? "" : std::to_string(missing) + " migrations missing; run naskah migrate";
    });
    look("what is destroyed can be cleaned from the database", [&] {
        return app.house().db.read([](db::Tx& tx) { return db::owned(tx); })
                   ? ""
                   : std::string("the role of the connection does not own it; run ALTER DATABASE ... OWNER TO that role");
    });
    look("chain of the trail is whole", [&] {
        const auto broken = audit::verify(app.house().db);
        return broken ? "broken at entry " + std::to_string(broken->number) + "; restore from a backup"
                      : std::string();
    });
    look("trail agrees with its hash trees and timestamps", [&] { return against_stamps(app); });
    look("files are as they were put", [&] {
        const fs::path blobs = fs::path(app.options().data) / "blobs";
        if (!fs::exists(blobs)) return std::string();
        for (const auto& file : fs::recursive_directory_iterator(blobs))
            if (file.is_regular_file() && sha256(content(file.path())).hex() != file.path().filename())
                return file.path().string() + " is damaged; restore it from a backup";
        return std::string();
    });
    look("keys are the server's own", [&] {
        return conf::keys_folder_fault(app.shelves().settings, app.options().data).value_or("");
    });
    look("no job was given up", [&] {
        const auto dead = app.house().db.read([](db::Tx& tx) { return jobs::dead(tx).size(); });
        return dead == 0 ? "" : std::to_string(dead) + " jobs given up; see /admin";
    });
    look("disk has room", [&] {
        const auto left = fs::space(app.options().data).available >> 20;
        return left > 1024 ? "" : std::to_string(left) + " MB left; make room";
    });
    return well ? 0 : 1;
}

}  // namespace core::app
