// SPDX-License-Identifier: Apache-2.0
#include "core/app/house.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/app/core_room.h"
#include "core/base/text.h"
#include "core/conf/keys_folder.h"
#include "core/log/log.h"
#include "core/search/counted.h"

namespace core::app {
namespace {

namespace fs = std::filesystem;

fs::path beside_binary() { return fs::read_symlink("/proc/self/exe").parent_path().parent_path(); }

std::string first_that_exists(const std::vector<fs::path>& choices) {
    for (const auto& path : choices)
        if (fs::exists(path)) return path.string();
    return choices.front().string();
}

// Accounts are made before the directory has started; until it has, nobody has a seat.
class LateSeating final : public auth::Seating {
  public:
    explicit LateSeating(std::unique_ptr<Runtime>& runtime) : runtime_(runtime) {}
    std::vector<Seat> seats(db::Tx& tx, PersonId person, Date today) override {
        auth::Seating* seating = runtime_ ? runtime_->maybe<auth::Seating>() : nullptr;
        return seating == nullptr ? std::vector<Seat>{} : seating->seats(tx, person, today);
    }

    std::optional<Called> called(db::Tx& tx, std::string_view login) override {
        auth::Seating* seating = runtime_ ? runtime_->maybe<auth::Seating>() : nullptr;
        return seating == nullptr ? std::nullopt : seating->called(tx, login);
    }

  private:
    std::unique_ptr<Runtime>& runtime_;
};

}  // namespace

Application::Application(Options options, const Clock& clock)
    : options_(std::move(options)), clock_(clock) {
    const fs::path root = beside_binary();
    if (options_.share.empty())
        options_.share = (root / "share/naskah").string();
    if (options_.plugins.empty())
        options_.plugins = first_that_exists({root / "plugins", root / "lib/naskah/plugins"});
    if (options_.config.empty()) options_.config = "/etc/naskah/naskah.conf";
}

Application::~Application() { stop(); }

void Application::assemble() {
    install_core();
    read_settings();
    if (!linked_) load_plugins();
    host_.install(shelves_);
    read_overrides();

    log::threshold(log::level_named(shelves_.settings.text("log.level")));
    std::vector<std::string> faults = host_.faults();
    for (auto& fault : shelves_.faults()) faults.push_back(std::move(fault));
    pages_ = std::make_unique<page::Book>(shelves_.words, options_.share + "/assets");
    load_pages();
    for (auto& fault : pages_->load()) faults.push_back(std::move(fault));
    if (!faults.empty()) throw BootFaults(std::move(faults));
}

void Application::install_core() {
    Setup setup("core", shelves_);
    core_room::install(setup, *this);
}

void Application::read_settings() {
    auto& settings = shelves_.settings;
    const auto folder = [&](const fs::path& conf) {
        settings.read_file(conf.string());
        std::vector<fs::path> parts;
        std::error_code absent;
        for (const auto& file : fs::directory_iterator(conf.parent_path() / "conf.d", absent))
            if (file.path().extension() == ".conf") parts.push_back(file.path());
        std::sort(parts.begin(), parts.end());
        for (const auto& part : parts) settings.read_file(part.string());
    };
    folder(options_.config);
    folder(fs::path(options_.data) / "naskah.conf");
    read_overrides();
}

// Read again once the rooms have declared theirs; --set stays above the environment.
void Application::read_overrides() {
    shelves_.settings.read_environment(environ);
    for (const auto& [name, value] : options_.settings) shelves_.settings.set(name, value, "--set");
}

// Settings of a room left out on purpose may stay where they are written.
void Application::load_plugins() {
    std::set<std::string> off;
    for (auto& name : text::split(shelves_.settings.text("plugins.off"), ' '))
        if (!name.empty()) off.insert(std::move(name));
    if (!options_.safe_mode) {
        host_.load(options_.plugins, off);
    } else {
        std::error_code absent;
        for (const auto& file : fs::directory_iterator(options_.plugins, absent))
            if (file.path().extension() == ".plugin") off.insert(file.path().stem().string());
    }
    for (const auto& name : off) shelves_.settings.leave_out(name);
}

void Application::load_pages() {
    for (const auto& [owner, files] : shelves_.templates) pages_->add(owner, files);
    for (const auto& [owner, slot] : shelves_.slots) pages_->fill(slot.name, owner, slot.show);
    core_room::frame(*pages_, shelves_);
}

void Application::open() {
    fs::create_directories(options_.data);
    fs::permissions(options_.data, fs::perms::owner_all);
    if (auto fault = conf::keys_folder_fault(shelves_.settings, options_.data)) throw BootFaults(std::vector{*fault});
    db_ = db::open(database_address());
    db_->ping();
    blobs_ = blob::folder(options_.data + "/blobs");
    const auto zone = zone_named(shelves_.settings.text("zone"));
    search_ = search::open(db_->engine(), [this, zone] { return date_of(clock_.now(), zone); });
    search::count_to(*search_, shelves_.settings.integer("search.counted"));
    seating_ = std::make_unique<LateSeating>(runtime_);
    accounts_ = std::make_unique<auth::Accounts>(shelves_.rights, seating_.get());
    house_ = std::make_unique<House>(House{
        *db_, *blobs_, clock_, zone, shelves_.settings,
        shelves_.words, *pages_, shelves_.bus, *search_, *accounts_, options_.data, options_.share,
        shelves_.settings.text("public_url"), live_});
    batches_ = std::make_unique<batch::Batches>(*db_, shelves_.acts, *accounts_, clock_, house_->zone);
    runtime_ = std::make_unique<Runtime>(*house_);
    runtime_->offer<batch::Batches>(*batches_);
    runtime_->offer<auth::Explaining>(explaining_);
    runtime_->offer<search::Sources>(sources_);
}

std::string Application::database_address() const {
    const std::string given = shelves_.settings.text("database");
    return given.empty() ? "sqlite:" + options_.data + "/naskah.db" : given;
}

std::vector<db::Pending> Application::migrate() {
    return db::migrate(*db_, shelves_.migrations, clock_.now());
}

std::vector<db::Pending> Application::pending() { return db::pending(*db_, shelves_.migrations); }

void Application::start() {
    if (const auto missing = pending(); !missing.empty())
        throw Error(Code::conflict, "core.error.migrations_missing",
                    {{"count", std::to_string(missing.size())}, {"first", missing.front().file}});
    host_.start(*runtime_);
    sources_.begin(*db_, clock_.now());
}

void Application::stop() noexcept { host_.stop(); }

Context Application::system_context(std::string origin) const {
    Context ctx;
    ctx.actor = Actor::system();
    ctx.clock = &clock_;
    ctx.zone = house_ ? house_->zone : Zone::wib;
    ctx.origin = std::move(origin);
    ctx.request_id = Uuid::make(clock_.now()).text();
    return ctx;
}

}  // namespace core::app
