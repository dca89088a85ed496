// SPDX-License-Identifier: Apache-2.0
#include "core/plugin/host.h"

#include <dlfcn.h>

#include <algorithm>

#include "core/log/log.h"

namespace core::plugin {

void Host::load(const std::filesystem::path& folder, const std::set<std::string>& off) {
    std::vector<Manifest> found;
    std::error_code absent;
    for (const auto& file : std::filesystem::directory_iterator(folder, absent)) {
        if (file.path().extension() != ".plugin") continue;
        try {
            found.push_back(read_manifest(file.path()));
        } catch (const Error& error) {
            faults_.push_back(error.what());
        }
    }
    if (absent) faults_.push_back("plugin folder " + folder.string() + ": " + absent.message());
    std::erase_if(found, [&](const Manifest& each) { return off.contains(each.name); });
    std::sort(found.begin(), found.end(),
              [](const Manifest& a, const Manifest& b) { return a.name < b.name; });
    for (const Manifest& manifest : in_order(std::move(found), faults_)) {
        if (const std::string why = objection(manifest); !why.empty())
            faults_.push_back("plugin " + manifest.name + " " + why);
        else
            open(manifest);
    }
}

void Host::open(const Manifest& manifest) {
    // LOCAL keeps rooms out of each other's symbols; NOW makes a missing symbol fail here, not in use.
    void* library = dlopen(manifest.library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        faults_.push_back("plugin " + manifest.name + ": " + dlerror());
        return;
    }
    using Symbol = const Entry* (*)();
    const auto symbol =
        reinterpret_cast<Symbol>(dlsym(library, ("naskah_entry_" + manifest.name).c_str()));
    const Entry* entry = symbol == nullptr ? nullptr : symbol();
    if (entry == nullptr || entry->magic != magic || manifest.name != entry->name) {
        faults_.push_back("plugin " + manifest.name + " has no entry of that name");
    } else if (entry->stamp != stamp()) {
        faults_.push_back("plugin " + manifest.name + " carries the stamp " + entry->stamp);
    } else {
        try {
            plugins_.push_back({manifest.name, manifest.version, manifest.needs,
                                std::unique_ptr<Plugin>(entry->make())});
        } catch (const std::exception& error) {
            faults_.push_back("plugin " + manifest.name + " cannot be made: " + error.what());
        }
    }
}

void Host::take(const Entry& entry, std::vector<std::string> needs) {
    plugins_.push_back(
        {entry.name, std::string(version()), std::move(needs), std::unique_ptr<Plugin>(entry.make())});
}

void Host::install(Shelves& shelves) {
    for (auto& [name, version, needs, plugin] : plugins_) {
        Setup setup(name, shelves);
        try {
            plugin->install(setup);
        } catch (const std::exception& error) {
            faults_.push_back("plugin " + name + " cannot be installed: " + error.what());
        }
    }
}

void Host::start(Runtime& runtime) {
    for (auto& [name, version, needs, plugin] : plugins_) {
        try {
            plugin->start(runtime);
            ++started_;
        } catch (const std::exception& error) {
            stop();
            throw Error(Code::unavailable, "core.error.plugin_start",
                        {{"plugin", name}, {"why", error.what()}});
        }
        log::write(log::Level::debug, "plugin.started", {{"plugin", name}});
    }
}

void Host::stop() noexcept {
    for (; started_ > 0; --started_) plugins_[started_ - 1].plugin->stop();
}

}  // namespace core::plugin
