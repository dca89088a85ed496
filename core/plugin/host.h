// SPDX-License-Identifier: Apache-2.0
// Finds, checks, loads, installs, starts and stops the plugins. Every fault found on the way is
// collected, so that an administrator sees all of them at once; with one fault nothing starts.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/plugin/manifest.h"
#include "core/plugin/plugin.h"
#include "core/plugin/shelves.h"

namespace core::plugin {

class Host {
  public:
    struct Loaded {
        std::string name, version;
        std::vector<std::string> needs;
        std::unique_ptr<Plugin> plugin;
    };

    // Loads all of `folder` but those in `off`. Never unloads: code of a plugin may still be on a stack.
    void load(const std::filesystem::path& folder, const std::set<std::string>& off);
    // For test binaries: a plugin linked in, in order of need.
    void take(const Entry& entry, std::vector<std::string> needs = {});
    void install(Shelves& shelves);
    // Throws what a plugin's start throws, named after the plugin; those started are stopped.
    void start(Runtime& runtime);
    void stop() noexcept;

    const std::vector<std::string>& faults() const { return faults_; }
    const std::vector<Loaded>& plugins() const { return plugins_; }

  private:
    void open(const Manifest& manifest);

    std::vector<Loaded> plugins_;
    std::vector<std::string> faults_;
    std::size_t started_ = 0;
};

}  // namespace core::plugin
