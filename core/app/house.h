// SPDX-License-Identifier: Apache-2.0
// The house put together, step by step, in the order a boot takes: assemble (load and install the
// plugins, read settings, judge), open (data folder, database), migrate, start.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/auth/may.h"
#include "core/batch/batches.h"
#include "core/blob/store.h"
#include "core/http/live.h"
#include "core/plugin/host.h"
#include "core/plugin/shelves.h"
#include "core/search/sources.h"

namespace core::app {

struct Options {
    std::string data = "data";
    std::string config;                                          // "" = /etc/naskah/naskah.conf
    std::vector<std::pair<std::string, std::string>> settings;   // --set
    std::string plugins, share;                                  // "" = beside the binary
    bool safe_mode = false;                                      // no plugins: core and its pages only
};

// All that is wrong, told together; exit code 78.
struct BootFaults : std::exception {
    explicit BootFaults(std::vector<std::string> all) : faults(std::move(all)) {}
    const char* what() const noexcept override { return "the house cannot be opened"; }
    std::vector<std::string> faults;
};

class Application {
  public:
    Application(Options options, const Clock& clock);
    ~Application();
    Application(const Application&) = delete;

    // For test binaries: rooms linked in instead of loaded.
    void take(const plugin::Entry& entry) { host_.take(entry); linked_ = true; }

    void assemble();                       // throws BootFaults
    // Throws BootFaults for a keys folder that is not the server's own, Error(unavailable) when the database is away.
    void open();
    std::vector<db::Pending> migrate();
    std::vector<db::Pending> pending();
    void start();                          // throws Error(conflict) when migrations are missing
    void stop() noexcept;

    Shelves& shelves() { return shelves_; }
    plugin::Host& host() { return host_; }
    House& house() { return *house_; }
    batch::Batches& batches() { return *batches_; }
    const auth::Explaining& explaining() const { return explaining_; }
    const search::Sources& sources() const { return sources_; }
    Runtime& runtime() { return *runtime_; }
    const Options& options() const { return options_; }
    // What /metrics shows; filled by the site while serving.
    std::function<std::string()> metrics;
    // "sqlite:FILE" or "postgresql://...", resolved from the settings.
    std::string database_address() const;
    // Of a command or job: the system acts.
    Context system_context(std::string origin) const;

  private:
    void install_core();
    void read_settings();
    void read_overrides();
    void load_plugins();
    void load_pages();

    Options options_;
    const Clock& clock_;
    bool linked_ = false;
    Shelves shelves_;
    plugin::Host host_;
    std::unique_ptr<page::Book> pages_;
    std::unique_ptr<db::Db> db_;
    std::unique_ptr<blob::Store> blobs_;
    std::unique_ptr<search::Index> search_;
    std::unique_ptr<auth::Accounts> accounts_;
    std::unique_ptr<auth::Seating> seating_;   // hands on to the room that offers it
    http::Live live_;
    std::unique_ptr<House> house_;
    std::unique_ptr<batch::Batches> batches_;
    auth::Explaining explaining_;
    search::Sources sources_;
    std::unique_ptr<Runtime> runtime_;
};

}  // namespace core::app
