// SPDX-License-Identifier: Apache-2.0
// What a room finds when it starts: the house's parts, and the services other rooms offer by interface.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <typeindex>

#include "core/auth/accounts.h"
#include "core/base/error.h"
#include "core/blob/store.h"
#include "core/conf/settings.h"
#include "core/db/db.h"
#include "core/events/events.h"
#include "core/page/page.h"
#include "core/search/index.h"
#include "core/words/words.h"

namespace core::http {
class Live;
}

namespace core {

struct House {  // references stay valid from before the first start() until after the last stop()
    db::Db& db;
    blob::Store& blobs;
    const Clock& clock;
    Zone zone;
    const conf::Settings& settings;
    const words::Words& words;
    const page::Book& pages;
    const events::Bus& events;
    search::Index& search;
    auth::Accounts& accounts;
    std::string data;         // data folder
    std::string share;        // fonts, assets, layouts, schemas
    std::string public_url;   // "https://naskah.pangkalpinangkota.go.id", without a slash at the end
    http::Live& live;         // pages that listen for news
};

class Runtime {
  public:
    explicit Runtime(House& house) : house_(house) {}
    House& house() { return house_; }

    // The offering room keeps the object; interfaces are types from its public folder.
    template <class T>
    void offer(T& service) {
        services_[typeid(T)] = &service;
    }
    template <class T>
    T* maybe() {
        const auto found = services_.find(typeid(T));
        return found == services_.end() ? nullptr : static_cast<T*>(found->second);
    }
    // Throws Error(internal, "core.error.service") when no room offers it: a missing NEEDS entry.
    template <class T>
    T& need() {
        if (T* service = maybe<T>()) return *service;
        throw Error(Code::internal, "core.error.service", {{"type", typeid(T).name()}});
    }

  private:
    House& house_;
    std::map<std::type_index, void*> services_;
};

}  // namespace core
