// SPDX-License-Identifier: Apache-2.0
// Loading PKCS#11 libraries, once each in the process.
#include <dlfcn.h>
#include <p11-kit/pkcs11.h>

#include <set>
#include <utility>

#include "core/base/error.h"
#include "signing/seal/pkcs11.h"

namespace signing::seal {
namespace {

using core::Code;
using core::Error;

// C_Initialize and C_Finalize count for the process; so a library is not begun again before it has
// ended. Never destroyed: holders may outlive static objects.
struct Shelf {
    std::mutex mutex;
    std::condition_variable ended;
    std::map<std::string, std::weak_ptr<Module>> modules;
    std::set<std::string> running;
};
Shelf& shelf() {
    static Shelf& one = *new Shelf;
    return one;
}

[[noreturn]] void unusable(const std::string& path) {
    throw Error(Code::unavailable, "signing.error.token_module",
                {{"file", path.substr(path.rfind('/') + 1)}});
}

CK_FUNCTION_LIST& functions_of(const std::string& path) {
    // Stays in memory: such libraries leave threads and exit handlers behind.
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr) unusable(path);
    const auto entry = reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library, "C_GetFunctionList"));
    CK_FUNCTION_LIST* functions = nullptr;
    if (entry == nullptr || entry(&functions) != CKR_OK || functions == nullptr) unusable(path);
    return *functions;
}

}  // namespace

std::shared_ptr<Module> Module::load(const std::string& path) {
    std::unique_lock lock(shelf().mutex);
    for (;;) {
        if (auto held = shelf().modules[path].lock()) return held;
        if (!shelf().running.contains(path)) break;
        shelf().ended.wait(lock);
    }
    CK_FUNCTION_LIST& functions = functions_of(path);
    std::unique_ptr<Module> made;
    try {
        made = std::make_unique<Module>(functions);
    } catch (const Error&) {
        unusable(path);
    }
    shelf().running.insert(path);
    std::shared_ptr<Module> shared(made.release(), [path](Module* ending) {
        delete ending;
        const std::lock_guard ended(shelf().mutex);
        shelf().running.erase(path);
        shelf().ended.notify_all();
    });
    shelf().modules[path] = shared;
    return shared;
}

Module::Module(CK_FUNCTION_LIST& functions) : functions_(functions) {
    CK_C_INITIALIZE_ARGS threads{};
    threads.flags = CKF_OS_LOCKING_OK;
    const CK_RV answer = functions_.C_Initialize(&threads);
    if (answer != CKR_OK) refused(answer);
}

Module::~Module() {
    slots_.clear();
    functions_.C_Finalize(nullptr);
}

}  // namespace signing::seal
