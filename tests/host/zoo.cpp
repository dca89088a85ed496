// SPDX-License-Identifier: Apache-2.0
// One bad plugin per kind of fault; the build makes each from this file with its own ANIMAL.
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "core/plugin/plugin.h"

namespace {

// Runs when the library is loaded: the host must refuse some animals before that.
struct LoadedMark {
    LoadedMark() {
        if (const char* folder = std::getenv("NASKAH_ZOO")) std::ofstream(std::string(folder) + "/" ANIMAL_NAME);
    }
} const loaded_mark;

void note(const char* what) {
    if (const char* folder = std::getenv("NASKAH_ZOO"))
        std::ofstream(std::string(folder) + "/log", std::ios::app) << ANIMAL_NAME << ' ' << what << '\n';
}

[[maybe_unused]] core::http::Response nothing(const core::Context&, core::http::Request&) {
    return core::http::no_content();
}

class Animal final : public core::Plugin {
  public:
    void install([[maybe_unused]] core::Setup& setup) override {
#ifdef THROWS_IN_INSTALL
        throw std::runtime_error("cannot live here");
#endif
#ifdef SAME_ROUTE
        setup.get("/zoo/{a}", core::http::anyone, nothing);
        setup.get("/zoo/{b}", core::http::anyone, nothing);
#endif
#ifdef UNKNOWN_PERMISSION
        setup.get("/zoo", core::http::may("zoo.feed"), nothing);
#endif
#ifdef BAD_TEMPLATE
        setup.templates({{"cage.html", "[[layout bare]]\n<p onclick=\"bite()\">{{TEXT:none}}</p>"}});
#endif
#ifdef UNKNOWN_WORD
        setup.templates({{"sign.html", "[[layout bare]]\n<p>[[zoo.no_such_word]]</p>"}});
#endif
    }
    void start(core::Runtime&) override {
#ifdef THROWS_IN_START
        throw std::runtime_error("will not start");
#endif
        note("start");
    }
    void stop() noexcept override { note("stop"); }
};

}  // namespace

#ifndef NO_ENTRY
#define NASKAH_EXPAND(room) NASKAH_PLUGIN(room, Animal)
NASKAH_EXPAND(ANIMAL)
#endif
