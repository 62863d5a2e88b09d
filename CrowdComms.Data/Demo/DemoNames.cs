namespace CrowdComms.Data.Demo;

/// <summary>Names for the demo's registrants in scripts for which Bogus has no good list, each with a Latin form for
/// the email address.</summary>
internal static class DemoNames
{
    /// <summary>Invented companies of many countries.</summary>
    internal static IReadOnlyList<(string Name, string Domain)> Companies { get; } =
    [
        ("Nordwind Logistik GmbH", "nordwind.example"), ("Brightwater Analytics", "brightwater.example"),
        ("Łódź Systems Sp. z o.o.", "lodz-systems.example"),
        ("Atelier Clément & Filles", "atelier-clement.example"), ("さくらロボティクス株式会社", "sakura-robotics.example"),
        ("Óptica del Sur S.A.", "optica-sur.example"),
        ("Fjord Energi AS", "fjord-energi.example"), ("شركة النور للتقنية", "alnour-tech.example"),
        ("Kaya Yazılım A.Ş.", "kaya-yazilim.example"),
        ("Moonlight Robotics", "moonlight.example"), ("Ωmega Optics", "omega-optics.example"),
        ("Grüne Wiese eG", "gruene-wiese.example"),
        ("Ponte Vecchio Design S.r.l.", "pontevecchio.example"), ("Harbour & Sons Ltd", "harbour-sons.example"),
        ("云帆科技有限公司", "yunfan.example"),
        ("한빛소프트", "hanbit-soft.example"), ("Tranquil Cloud Inc.", "tranquil-cloud.example"),
        ("Вега Приборы", "vega-pribory.example"),
        ("Lagos Solar Works", "lagos-solar.example"), ("Azulejo Studios Lda", "azulejo.example"),
        ("Quantum Bakery", "quantum-bakery.example"),
        ("गंगा इंफोटेक", "ganga-infotech.example"), ("Českomoravské strojírny a.s.", "cm-strojirny.example"),
        ("Blue Heron Publishing", "blueheron.example"),
        ("Andes Cartografía", "andes-carto.example"), ("אורן מערכות", "oren-systems.example"),
        ("Polder & Dijk B.V.", "polder-dijk.example"),
        ("Saigon Circuit Co.", "saigon-circuit.example"), ("Maple Ridge Instruments", "mapleridge.example"),
        ("Institut für Angewandte Langnamenforschung und Interdisziplinäre Veranstaltungswissenschaft",
            "ifalniv.example"),
    ];

    /// <summary>Given names and family names by script, as "native=latin".</summary>
    internal static IReadOnlyList<(string Given, string Family)> Scripts { get; } =
    [
        ("محمد=mohammed فاطمة=fatima أحمد=ahmed ليلى=layla يوسف=youssef مريم=mariam خالد=khaled نور=nour عمر=omar "
            + "سلمى=salma",
            "الخطيب=alkhatib حداد=haddad المصري=almasri نصار=nassar الشامي=alshami منصور=mansour القاسم=alqasim "
                + "درويش=darwish عبد_الرحمن=abdelrahman"),
        ("سارا=sara رضا=reza نرگس=narges آرش=arash شیرین=shirin کاوه=kaveh مینا=mina",
            "احمدی=ahmadi کریمی=karimi رستمی=rostami جعفری=jafari موسوی=mousavi نوری=nouri"),
        ("שרה=sarah דוד=david נועה=noa יעל=yael אורי=uri תמר=tamar איתן=eitan",
            "כהן=cohen לוי=levi מזרחי=mizrahi פרידמן=friedman ברק=barak שפירא=shapira"),
        ("美咲=misaki 翔太=shota 陽菜=hina 健一=kenichi さくら=sakura 大輔=daisuke 由美子=yumiko",
            "田中=tanaka 佐藤=sato 鈴木=suzuki 高橋=takahashi 渡辺=watanabe 山本=yamamoto"),
        ("민준=minjun 서연=seoyeon 지훈=jihoon 하은=haeun 도윤=doyun 수빈=subin", "김=kim 이=lee 박=park 최=choi 정=jung 윤=yoon"),
        ("伟=wei 芳=fang 静=jing 秀英=xiuying 建国=jianguo 子涵=zihan 欧阳娜=ouyangna", "王=wang 李=li 张=zhang 刘=liu 陈=chen 赵=zhao"),
        ("आरव=aarav प्रिया=priya अनन्या=ananya विक्रम=vikram दीपिका=deepika रोहन=rohan",
            "शर्मा=sharma पटेल=patel वर्मा=verma गुप्ता=gupta सिंह=singh अय्यर=iyer"),
        ("Δημήτρης=dimitris Ελένη=eleni Γιώργος=giorgos Σοφία=sofia Νίκος=nikos Κατερίνα=katerina",
            "Παπαδόπουλος=papadopoulos Νικολάου=nikolaou Γεωργίου=georgiou Οικονόμου=oikonomou Ιωάννου=ioannou"),
        ("Алексей=alexey Мария=maria Дмитрий=dmitry Екатерина=ekaterina Сергей=sergey Анна=anna Олександр=oleksandr "
            + "Оксана=oksana",
            "Иваненко=ivanenko Кузнецова=kuznetsova Соколов=sokolov Шевченко=shevchenko Ковальчук=kovalchuk "
                + "Мельник=melnyk"),
    ];

    /// <summary>Names that test a badge's layout: a single name, many names, long names, apostrophes, and scripts
    /// without upper and lower case.</summary>
    internal static IReadOnlyList<(string First, string Last)> Unusual { get; } =
    [
        ("Suryadi", ""), ("Hubert Blaine", "Wolfeschlegelsteinhausenbergerdorff"),
        ("Ana María de los Ángeles", "Fernández-Montesinos y Gutiérrez de la Concha"),
        ("Siobhán", "O'Shaughnessy-Ní Dhomhnaill"),
        ("Uvuvwevwevwe Onyetenyevwe", "Ugwemubwem Ossas"),
        ("Jean-Baptiste Marie Joseph", "de La Rochefoucauld d'Estissac"), ("bell", "hooks"),
        ("Nguyễn Phúc Bảo Long", "Công Tằng Tôn Nữ"), ("X", "Æ"), ("Þórdís Kolbrún", "Reykfjörð Gylfadóttir"),
    ];

    internal static IReadOnlyList<string> JobTitles { get; } =
    [
        "Product Manager", "Software Engineer", "Head of Events", "Purchasing", "Managing Director",
        "Research Associate", "Sales Manager", "Designer",
        "Field Engineer", "Marketing Lead", "Professor of Optics", "Consultant", "Student", "Data Analyst",
        "Operations", "Account Executive",
    ];

    internal static IReadOnlyList<string> Dietary { get; } =
        ["Vegetarian", "Vegan", "Gluten-free", "Halal", "Kosher", "Lactose-free", "No nuts – carries an adrenaline pen",
            "No fish, no shellfish"];

    internal static IReadOnlyList<string> Accessibility { get; } =
        ["Wheelchair – step-free route to Hall 7", "Hearing loop", "Comes with a guide dog",
            "Sign language interpreter, front row", "Needs a quiet room from time to time"];

    internal static IReadOnlyList<string> Notes { get; } =
    [
        "Wants the invoice sent to the company.", "Is bringing a parcel for booth 14.",
        "Lost the badge last year: check photo ID.", "Meeting Olga at 11:00: call her.",
        "Arrives by train, often late.", "Prefers the quiet entrance.", "Cloakroom already paid.",
        "Does not speak English: ask for Katerina.",
    ];

    internal static IReadOnlyList<string> Tags { get; } = ["first-time", "newsletter", "returning", "press-kit",
        "dinner", "sponsor"];
}
